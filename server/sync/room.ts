import type * as Y from 'yjs';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { AppError } from '#shared/core/app-error.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { encodePresence, encodeUpdate } from '#shared/sync/down.ts';
import type { PresenceEntry } from '#shared/sync/presence.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { RefusalCode, type Refusal } from '#shared/sync/refusal.ts';
import { Cadence } from './cadence.ts';
import type { ScannedUpdate } from './gate/scan/scanned-update.ts';
import { Checkpoints, type Snapshot } from './checkpoints.ts';
import { AppendOutcome, appendUntilStored } from './durable-append.ts';
import { Joiners } from './joiners.ts';
import { type LiveText, SERVER_MEMBER } from './live-text.ts';
import { type CommitBatch, mergedUpdates, PendingChanges } from './pending-changes.ts';
import { Receipts, noticeFrame } from './receipts.ts';
import { type PresenceVerdict, RoomPresence } from './room-presence.ts';
import type { RoomOptions } from './room-options.ts';
import { PresenceWindow } from './presence-window.ts';
import type { RoomPeer } from './room-peer.ts';
import { isFelt, RoomTurn } from './room-turn.ts';
import { cannotSaveNow, ServerWrites } from './server-writes.ts';
import { StorageNotices } from './storage-notices.ts';
import { StorageWatch } from './storage-watch.ts';
import type { Verdict } from './text-gate.ts';
import type { Claim, LogEntry } from './update-log.ts';

type Behalf = Pick<LogEntry, 'member' | 'connection' | 'fact' | 'rows'>;

/**
 * A text held open in memory by this process. Order is everything here: an update is judged, applied, committed and
 * only then sent on and acknowledged. Whoever joins gets committed state, never more.
 */
export class Room {
  readonly key: TextKey;
  readonly text: LiveText;
  readonly turn = new RoomTurn();
  readonly #options: RoomOptions;
  readonly #cadence: Cadence;
  readonly #presence: RoomPresence;
  readonly #presenceWindow: PresenceWindow;
  readonly #receipts: Receipts;
  readonly #peers = new Set<RoomPeer>();
  readonly #joined = new Set<RoomPeer>();
  readonly #joiners = new Joiners();
  readonly #pending = new PendingChanges();
  readonly #storage: StorageWatch;
  #accepted: number;
  #committed: number;
  readonly #checkpoints: Checkpoints;
  readonly #writes = new ServerWrites();
  #stopDeadline: number | null = null;
  #ended = false;
  #isDisposed = false;

  constructor(options: RoomOptions) {
    this.key = options.key;
    this.text = options.text;
    this.#options = options;
    this.#committed = options.committed;
    this.#accepted = options.committed;
    this.#checkpoints = new Checkpoints({ ...options, rows: options.rowsSinceCheckpoint });
    this.#presence = new RoomPresence((clientId, member) => this.text.claim(clientId, member));
    this.#receipts = new Receipts(options.counts);
    this.#cadence = new Cadence(() => this.#flush(), options.limits, options.counts.flushWaitSeconds);
    const { limits, logger } = options;
    const notices = { text: this.key, peers: this.#peers, receipts: this.#receipts, logger };
    this.#storage = new StorageWatch(limits, new StorageNotices(notices, () => this.#committed));
    const { presenceWindowMs } = options.limits;
    this.#presenceWindow = new PresenceWindow(this.#presence, presenceWindowMs, () => this.#cadence.want());
  }

  get isEmpty(): boolean {
    return this.#peers.size === 0;
  }

  get isStorageFailing(): boolean {
    return this.#storage.isFailing;
  }

  /** Nothing waits for storage. */
  get isSettled(): boolean {
    return this.#accepted === this.#committed;
  }

  /** The last row that is on stable storage: what has been sent to everybody. */
  get committed(): number {
    return this.#committed;
  }

  get unsavedBytes(): number {
    return this.#pending.unsavedBytes;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  enter(peer: RoomPeer): void {
    this.#peers.add(peer);
    if (this.isStorageFailing && peer.isAnnounced) {
      peer.deliver([noticeFrame(ReceiptStatus.storageFailing, this.#committed)]);
    }
  }

  leave(peer: RoomPeer): void {
    this.#peers.delete(peer);
    this.#joined.delete(peer);
    this.#joiners.forget(peer);
    this.#receipts.forget(peer);
    this.#presence.leave(peer);
    this.#wantPresence();
  }

  /**
   * Judges one update and, if it is accepted, queues it for the next commit. Null for a large one: its turn comes, and
   * `later` gets to take it then.
   */
  receive(
    peer: RoomPeer,
    update: Uint8Array,
    isAnswer: boolean,
    later: (take: () => Verdict) => void,
  ): Verdict | null {
    const { identity, right } = peer;
    const verdict = this.text.judge(update, { member: identity.member, side: identity.side, right });
    const take = (): Verdict => this.#take(peer, verdict, isAnswer);
    if (!isFelt(update)) return take();
    this.turn.hold(() => later(take));
    return null;
  }

  #take(peer: RoomPeer, verdict: Verdict, isAnswer: boolean): Verdict {
    if (this.#ended) return verdict;
    if (verdict.kind === 'known') this.#carry(peer, verdict.scanned, () => undefined);
    if (verdict.kind !== 'accepted') return verdict;
    if (this.text.stateBytes + verdict.bytes.length > this.#options.limits.stateBytes) {
      return refused({ code: RefusalCode.tooLarge, why: 'the text has reached its largest size' });
    }
    const { claims, scanned } = verdict;
    const isTaken = this.#carry(peer, scanned, () => {
      const bytes = this.text.apply(verdict.bytes, { onlyNew: isAnswer, claims });
      this.#queue(bytes, claims, peer);
    });
    return isTaken
      ? verdict
      : refused({ code: RefusalCode.malformed, why: 'the update could not be applied' });
  }

  /**
   * The server's own work on the text, for a member. Resolves when it is on stable storage; rejects with what the work
   * refuses before its first change, and with `storage-failing`.
   */
  async write(author: Omit<Behalf, 'connection'>, work: (doc: Y.Doc) => void): Promise<number> {
    await this.turn.free();
    if (this.#ended || this.isStorageFailing) throw cannotSaveNow();
    try {
      const written = this.text.write(work);
      if (written === null) return this.#committed;
      this.#queue(written.bytes, [written.claim], { ...author, connection: '' });
      this.#keepIdentity();
    } catch (error) {
      if (error instanceof AppError) throw error;
      this.#end(CloseCode.serverStopping, 'the live text broke; it is rebuilt from the log', error);
      throw error;
    }
    const seq = this.#accepted;
    await this.#writes.stored(seq);
    return seq;
  }

  /** Applies an update and writes what came late in it where its part went, in one commit. False if that broke. */
  #carry(peer: RoomPeer, update: ScannedUpdate, apply: () => void): boolean {
    try {
      const late = this.text.beforeApply(update, peer.right);
      apply();
      const carried = this.text.carry(late);
      const author = { member: peer.identity.member, connection: peer.id };
      if (carried !== null) this.#queue(carried.bytes, [carried.claim], author, true);
      this.#keepIdentity();
      return true;
    } catch (error) {
      this.#end(CloseCode.serverStopping, 'the live text broke; it is rebuilt from the log', error);
      return false;
    }
  }

  #keepIdentity(): void {
    const renamed = this.text.keepIdentity();
    const author = { member: SERVER_MEMBER, connection: '' };
    if (renamed !== null) this.#queue(renamed.bytes, [renamed.claim], author, true);
  }

  /** Sends what the peer lacks, as of a committed moment, and from then on every change. */
  join(peer: RoomPeer, stateVector: Uint8Array): void {
    // All is committed, nobody stands before, and the answer is made: a window would only be waited for.
    const isAtRest = this.isSettled && this.#joiners.isEmpty && !this.#joined.has(peer);
    const ready = isAtRest ? this.text.readyAnswer(stateVector) : null;
    if (ready !== null) return this.#answerJoiner(peer, ready);
    this.#joiners.add(peer, stateVector);
    this.#cadence.want();
  }

  receivePresence(
    peer: RoomPeer,
    entries: readonly PresenceEntry[],
    mayChange: () => boolean,
  ): PresenceVerdict {
    const verdict = this.#presence.receive(peer, entries, mayChange);
    this.#wantPresence();
    return verdict;
  }

  sendPresence(peer: RoomPeer): void {
    const everybody = this.#presence.everybody();
    if (everybody.length > 0) peer.deliver([encodePresence(everybody)]);
  }

  /**
   * Answers when everything accepted so far is settled. For the whole room and not for this connection only: what a
   * client sent on an earlier connection may still wait here for its commit.
   */
  settle(peer: RoomPeer, mark: number): void {
    const standing = { accepted: this.#accepted, committed: this.#committed };
    this.#receipts.settle(peer, mark, { ...standing, isStorageFailing: this.isStorageFailing });
  }

  /** Receipts for the marks of a connection that is being refused. */
  refuseMarks(peer: RoomPeer): Uint8Array[] {
    return this.#receipts.answerOpen(peer, ReceiptStatus.refused, this.#committed);
  }

  /** Commits what is pending and writes a checkpoint. False if something could not be saved within the patience. */
  async stop(): Promise<boolean> {
    this.#stopDeadline = performance.now() + this.#options.limits.stopPatienceMs;
    await this.turn.free();
    await this.#cadence.settle();
    const isSaved = !this.#ended && this.isSettled;
    for (const peer of this.#peers) peer.close(isSaved ? CloseCode.serverStopping : CloseCode.storageFailing);
    if (isSaved && this.#checkpoints.hasRows) {
      this.#checkpoints.write({ seq: this.#committed, bytes: this.text.encodeAll() });
    }
    await this.#checkpoints.settle();
    this.#dispose();
    return isSaved;
  }

  /** `author` is the peer whose own bytes these are, or on whose behalf the server wrote: then they go to the peer too. */
  #queue(
    bytes: Uint8Array,
    claims: readonly Claim[],
    author: RoomPeer | Behalf,
    isConsequence = false,
  ): void {
    const at = this.#options.clock.now();
    const isOwn = 'identity' in author;
    const entry = isOwn ? { member: author.identity.member, connection: author.id } : author;
    const own = isOwn ? author : null;
    this.#pending.add({ entry: { ...entry, bytes, at }, claims, author: own, isConsequence });
    this.#accepted += 1;
    this.#cadence.want();
    // A storage that says nothing gives no occasion to look; and whoever works on the text now finishes first.
    if (this.isStorageFailing && this.#isFull) queueMicrotask(() => this.#giveUp());
  }

  get #isFull(): boolean {
    return this.#pending.unsavedBytes > this.#options.limits.unsavedBytes;
  }

  #giveUp(): void {
    const why = 'storage failed for too long; unsaved changes stay with their authors';
    this.#end(CloseCode.storageFailing, why);
  }

  async #flush(): Promise<void> {
    if (this.#ended) return;
    try {
      await this.#write();
    } catch (error) {
      this.#end(CloseCode.serverStopping, 'a write of the room broke; it is rebuilt from the log', error);
    }
  }

  async #write(): Promise<void> {
    const { commitRows, commitBytes } = this.#options.limits;
    const firstSeq = this.#accepted - this.#pending.count + 1;
    const batch = this.#pending.take(firstSeq, { rows: commitRows, bytes: commitBytes });
    // The live text holds exactly what this flush commits: the last moment at which that is true.
    const isWhole = this.#pending.isEmpty;
    const answers = isWhole ? this.#joiners.take(this.text) : [];
    const snapshot = isWhole ? this.#takeSnapshotIfDue(batch) : null;
    if (batch !== null && !(await this.#commit(batch))) return;
    this.#fanOut(batch);
    for (const { peer, frame } of answers) this.#answerJoiner(peer, frame);
    if (snapshot !== null) this.#checkpoints.write(snapshot);
    if (!this.#pending.isEmpty || !this.#joiners.isEmpty) this.#cadence.want();
  }

  async #commit(batch: CommitBatch): Promise<boolean> {
    const { log } = this.#options;
    const append = {
      text: this.key,
      epoch: this.text.epoch,
      firstSeq: batch.firstSeq,
      entries: batch.entries,
      claims: batch.claims,
    };
    this.#storage.asked();
    const outcome = await appendUntilStored(log, append, {
      afterFailure: (failures, cause) => this.#afterFailure(failures, cause),
      isOver: () => this.#ended,
    });
    if (outcome === AppendOutcome.stored) this.#stored(batch);
    this.#storage.answered(outcome === AppendOutcome.stored);
    if (outcome === AppendOutcome.stored) return true;
    if (outcome === AppendOutcome.lost) {
      this.#end(CloseCode.serverStopping, 'another process owns this text now');
    } else {
      this.#giveUp();
    }
    return false;
  }

  #stored(batch: CommitBatch): void {
    this.#committed = batch.firstSeq + batch.entries.length - 1;
    this.#pending.stored(batch);
    this.#checkpoints.stored(batch.entries.length, batch.bytes);
    this.#writes.settle(this.#committed);
  }

  #afterFailure(failures: number, cause: unknown): boolean {
    if (!(cause instanceof AppError) || cause.code !== ErrorCode.storageFailing) {
      this.#options.logger.error({ text: this.key, cause }, 'appending failed in an unexpected way');
    }
    this.#storage.failed(failures, cause);
    const isStopping = this.#stopDeadline !== null && performance.now() > this.#stopDeadline;
    return !this.#storage.isOverdue && !isStopping && !this.#isFull;
  }

  #fanOut(batch: CommitBatch | null): void {
    const updates = batch === null ? [] : mergedUpdates(batch).map((update) => encodeUpdate(update));
    const presence = this.#presenceWindow.take();
    // The same list for all who get nothing else: their bytes are made once.
    const all = [...updates, ...presence];
    const soleAuthor = batch?.authors.size === 1 ? [...batch.authors][0] : undefined;
    for (const peer of this.#joined) {
      const receipts = this.#receipts.settled(peer, this.#committed);
      const shared = peer === soleAuthor ? presence : all;
      const frames = receipts.length === 0 ? shared : [...shared, ...receipts];
      if (frames.length > 0) peer.deliver(frames);
    }
    for (const peer of this.#receipts.peers()) peer.deliver(this.#receipts.settled(peer, this.#committed));
    this.#wantPresence();
  }

  #answerJoiner(peer: RoomPeer, frame: Uint8Array): void {
    if (!this.#peers.has(peer)) return;
    const everybody = this.#presence.everybody();
    peer.deliverText(frame);
    if (everybody.length > 0) peer.deliver([encodePresence(everybody)]);
    this.#joined.add(peer);
  }

  #wantPresence(): void {
    if (!this.#ended) this.#presenceWindow.want();
  }

  #takeSnapshotIfDue(batch: CommitBatch | null): Snapshot | null {
    if (batch === null || !this.#checkpoints.beginIfDue(batch.entries.length, this.text.stateBytes)) {
      return null;
    }
    return { seq: batch.firstSeq + batch.entries.length - 1, bytes: this.text.encodeAll() };
  }

  /** Every connection is told to come back; what was not committed is still with its authors. */
  #end(code: CloseCode, why: string, cause?: unknown): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#options.logger.error({ text: this.key, cause }, why);
    for (const peer of this.#peers) peer.close(code);
    this.#options.onEnd(this);
    this.#dispose();
  }

  #dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    this.#ended = true;
    this.#writes.fail();
    this.#storage.answered(false);
    this.#presenceWindow.stop();
    this.text.destroy();
  }
}

function refused(refusal: Refusal): Verdict {
  return { kind: 'refused', refusal };
}
