import * as Y from 'yjs';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { AppError } from '#shared/core/app-error.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { encodeMissing, encodePresence, encodeUpdate } from '#shared/sync/down.ts';
import type { PresenceEntry } from '#shared/sync/presence.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import { RefusalCode, type Refusal } from '#shared/sync/refusal.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import { Cadence } from './cadence.ts';
import { AppendOutcome, appendUntilStored } from './durable-append.ts';
import { type LiveText, SERVER_MEMBER } from './live-text.ts';
import type { SyncLimits } from './limits.ts';
import { Receipts, noticeFrame, receiptFrame } from './receipts.ts';
import { RoomPresence } from './room-presence.ts';
import type { RoomPeer } from './room-peer.ts';
import type { Verdict } from './text-gate.ts';
import type { Claim, LogEntry, UpdateLog } from './update-log.ts';

export type RoomOptions = {
  key: TextKey;
  text: LiveText;
  /** Sequence number of the last stored row, and rows since the last checkpoint. */
  committed: number;
  rowsSinceCheckpoint: number;
  log: UpdateLog;
  limits: SyncLimits;
  clock: Clock;
  logger: Logger;
  /** Called once when the room gave up: it must be forgotten, the next opening builds it anew. */
  onEnd: (room: Room) => void;
};

type Batch = { firstSeq: number; entries: LogEntry[]; claims: Claim[]; authors: Set<RoomPeer | null> };
type Joiner = { peer: RoomPeer; stateVector: Uint8Array };
type Snapshot = { seq: number; bytes: Uint8Array };

/** After this many failed attempts in a row people are told: one hiccup is nobody's business. */
const FAILURES_BEFORE_NOTICE = 2;

/**
 * A text held open in memory by this process. Order is everything here: an update is judged, applied, committed and
 * only then sent on and acknowledged. Whoever joins gets committed state, never more.
 */
export class Room {
  readonly key: TextKey;
  readonly text: LiveText;
  readonly #options: RoomOptions;
  readonly #cadence: Cadence;
  readonly #presence: RoomPresence;
  readonly #receipts = new Receipts();
  readonly #peers = new Set<RoomPeer>();
  readonly #joined = new Set<RoomPeer>();
  #joiners: Joiner[] = [];
  #pending: LogEntry[] = [];
  #pendingAuthors = new Set<RoomPeer | null>();
  #pendingClaims: Claim[] = [];
  #unsavedBytes = 0;
  #accepted: number;
  #committed: number;
  #sinceCheckpoint: { rows: number; bytes: number };
  #compacting: Promise<void> = Promise.resolve();
  #failingSince: number | null = null;
  #stopDeadline: number | null = null;
  #ended = false;
  #isDisposed = false;
  #presenceAt = Number.NEGATIVE_INFINITY;
  #presenceTimer: NodeJS.Timeout | null = null;

  constructor(options: RoomOptions) {
    this.key = options.key;
    this.text = options.text;
    this.#options = options;
    this.#committed = options.committed;
    this.#accepted = options.committed;
    this.#sinceCheckpoint = { rows: options.rowsSinceCheckpoint, bytes: 0 };
    this.#presence = new RoomPresence((clientId, member) => this.text.claim(clientId, member));
    this.#cadence = new Cadence(() => this.#flush(), {
      minMs: options.limits.windowMinMs,
      maxMs: options.limits.windowMaxMs,
    });
  }

  get isEmpty(): boolean {
    return this.#peers.size === 0;
  }

  get isStorageFailing(): boolean {
    return this.#failingSince !== null;
  }

  /** Nothing waits for storage. */
  get isSettled(): boolean {
    return this.#accepted === this.#committed;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  get peers(): ReadonlySet<RoomPeer> {
    return this.#peers;
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
    this.#joiners = this.#joiners.filter((joiner) => joiner.peer !== peer);
    this.#receipts.forget(peer);
    this.#presence.leave(peer);
    this.#wantPresence();
  }

  /** Judges one update and, if it is accepted, queues it for the next commit. */
  receive(peer: RoomPeer, update: Uint8Array, isAnswer: boolean): Verdict {
    const { identity, right } = peer;
    const verdict = this.text.judge(update, { member: identity.member, side: identity.side, right });
    if (verdict.kind !== 'accepted') return verdict;
    if (this.text.stateBytes + update.length > this.#options.limits.stateBytes) {
      return refused({ code: RefusalCode.tooLarge, why: 'the text has reached its largest size' });
    }
    try {
      const bytes = this.text.apply(update, { onlyNew: isAnswer });
      this.#queue(bytes, verdict.claims, peer);
      const renamed = this.text.keepIdentity();
      if (renamed !== null) this.#queue(renamed.bytes, [renamed.claim], null);
    } catch (error) {
      this.#end(CloseCode.serverStopping, 'the live text broke; it is rebuilt from the log', error);
      return refused({ code: RefusalCode.malformed, why: 'the update could not be applied' });
    }
    return verdict;
  }

  /** Sends what the peer lacks, as of a committed moment, and from then on every change. */
  join(peer: RoomPeer, stateVector: Uint8Array): void {
    this.#joiners.push({ peer, stateVector });
    this.#cadence.want();
  }

  receivePresence(peer: RoomPeer, entries: readonly PresenceEntry[]): Refusal | null {
    const refusal = this.#presence.receive(peer, entries);
    this.#wantPresence();
    return refusal;
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
    if (this.isStorageFailing) {
      peer.deliver([receiptFrame(mark, ReceiptStatus.storageFailing, this.#committed)]);
    } else if (this.isSettled) {
      peer.deliver([receiptFrame(mark, ReceiptStatus.durable, this.#committed)]);
    } else {
      this.#receipts.expect(peer, mark, this.#accepted);
    }
  }

  /** Receipts for the marks of a connection that is being refused. */
  refuseMarks(peer: RoomPeer): Uint8Array[] {
    return this.#receipts.answerOpen(peer, ReceiptStatus.refused, this.#committed);
  }

  /** Commits what is pending and writes a checkpoint. False if something could not be saved within the patience. */
  async stop(): Promise<boolean> {
    this.#stopDeadline = performance.now() + this.#options.limits.stopPatienceMs;
    await this.#cadence.settle();
    const isSaved = !this.#ended && this.isSettled;
    for (const peer of this.#peers) peer.close(isSaved ? CloseCode.serverStopping : CloseCode.storageFailing);
    if (isSaved && this.#sinceCheckpoint.rows > 0) {
      this.#compact({ seq: this.#committed, bytes: this.text.encodeAll() });
    }
    await this.#compacting;
    this.#dispose();
    return isSaved;
  }

  #queue(bytes: Uint8Array, claims: readonly Claim[], author: RoomPeer | null): void {
    this.#pending.push({
      bytes,
      member: author === null ? SERVER_MEMBER : author.identity.member,
      connection: author === null ? '' : author.id,
      at: this.#options.clock.now(),
    });
    this.#pendingClaims.push(...claims);
    this.#pendingAuthors.add(author);
    this.#unsavedBytes += bytes.length;
    this.#accepted += 1;
    this.#cadence.want();
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
    const batch = this.#takeBatch();
    const joiners = this.#joiners;
    this.#joiners = [];
    // The live text holds exactly what this flush commits: the last moment at which that is true.
    const answers = joiners.map(({ peer, stateVector }) => ({
      peer,
      frame: encodeMissing(this.text.encodeSince(stateVector)),
    }));
    const snapshot = this.#takeSnapshotIfDue(batch);
    if (batch !== null && !(await this.#commit(batch))) return;
    this.#fanOut(batch);
    for (const { peer, frame } of answers) this.#answerJoiner(peer, frame);
    if (snapshot !== null) this.#compact(snapshot);
  }

  #takeBatch(): Batch | null {
    if (this.#pending.length === 0) return null;
    const batch = {
      firstSeq: this.#accepted - this.#pending.length + 1,
      entries: this.#pending,
      claims: this.#pendingClaims,
      authors: this.#pendingAuthors,
    };
    this.#pending = [];
    this.#pendingClaims = [];
    this.#pendingAuthors = new Set();
    return batch;
  }

  async #commit(batch: Batch): Promise<boolean> {
    const { log } = this.#options;
    const append = {
      text: this.key,
      epoch: this.text.epoch,
      firstSeq: batch.firstSeq,
      entries: batch.entries,
      claims: batch.claims,
    };
    const outcome = await appendUntilStored(log, append, {
      afterFailure: (failures, cause) => this.#afterFailure(failures, cause),
    });
    if (outcome === AppendOutcome.stored) {
      this.#stored(batch);
      return true;
    }
    if (outcome === AppendOutcome.lost) {
      this.#end(CloseCode.serverStopping, 'another process owns this text now');
    } else {
      this.#end(
        CloseCode.storageFailing,
        'storage failed for too long; unsaved changes stay with their authors',
      );
    }
    return false;
  }

  #stored(batch: Batch): void {
    this.#committed = batch.firstSeq + batch.entries.length - 1;
    let bytes = 0;
    for (const entry of batch.entries) bytes += entry.bytes.length;
    this.#unsavedBytes -= bytes;
    this.#sinceCheckpoint.rows += batch.entries.length;
    this.#sinceCheckpoint.bytes += bytes;
    if (this.#failingSince === null) return;
    this.#failingSince = null;
    this.#options.logger.warn({ text: this.key }, 'storage works again');
    this.#notify(ReceiptStatus.durable);
  }

  #afterFailure(failures: number, cause: unknown): boolean {
    if (!(cause instanceof AppError) || cause.code !== ErrorCode.storageFailing) {
      this.#options.logger.error({ text: this.key, cause }, 'appending failed in an unexpected way');
    }
    const now = performance.now();
    if (failures >= FAILURES_BEFORE_NOTICE && this.#failingSince === null) {
      this.#failingSince = now;
      this.#options.logger.error({ text: this.key, cause }, 'storage is failing');
      for (const peer of this.#receipts.peers()) {
        peer.deliver(this.#receipts.answerOpen(peer, ReceiptStatus.storageFailing, this.#committed));
      }
      this.#notify(ReceiptStatus.storageFailing);
    }
    const { limits } = this.#options;
    const isOverdue = this.#failingSince !== null && now - this.#failingSince > limits.storagePatienceMs;
    const isStopping = this.#stopDeadline !== null && now > this.#stopDeadline;
    return !isOverdue && !isStopping && this.#unsavedBytes <= limits.unsavedBytes;
  }

  #notify(status: ReceiptStatus): void {
    const frame = noticeFrame(status, this.#committed);
    for (const peer of this.#peers) if (peer.isAnnounced) peer.deliver([frame]);
  }

  #fanOut(batch: Batch | null): void {
    const update =
      batch === null ? null : encodeUpdate(Y.mergeUpdates(batch.entries.map((entry) => entry.bytes)));
    const presence = this.#takePresence();
    for (const peer of this.#joined) {
      const frames: Uint8Array[] = [];
      const isSoleAuthor = batch?.authors.size === 1 && batch.authors.has(peer);
      if (update !== null && !isSoleAuthor) frames.push(update);
      if (presence !== null) frames.push(presence);
      frames.push(...this.#receipts.settled(peer, this.#committed));
      if (frames.length > 0) peer.deliver(frames);
    }
    for (const peer of this.#receipts.peers()) {
      const frames = this.#receipts.settled(peer, this.#committed);
      if (frames.length > 0) peer.deliver(frames);
    }
    this.#wantPresence();
  }

  #answerJoiner(peer: RoomPeer, frame: Uint8Array): void {
    if (!this.#peers.has(peer)) return;
    const everybody = this.#presence.everybody();
    peer.deliver(everybody.length === 0 ? [frame] : [frame, encodePresence(everybody)]);
    this.#joined.add(peer);
  }

  #wantPresence(): void {
    if (!this.#presence.isDirty || this.#presenceTimer !== null || this.#ended) return;
    const wait = this.#presenceAt + this.#options.limits.presenceWindowMs - performance.now();
    this.#presenceTimer = setTimeout(
      () => {
        this.#presenceTimer = null;
        this.#cadence.want();
      },
      Math.max(0, wait),
    );
  }

  #takePresence(): Uint8Array | null {
    const now = performance.now();
    if (!this.#presence.isDirty || now - this.#presenceAt < this.#options.limits.presenceWindowMs)
      return null;
    this.#presenceAt = now;
    return encodePresence(this.#presence.takeChanges());
  }

  #takeSnapshotIfDue(batch: Batch | null): Snapshot | null {
    const { limits } = this.#options;
    const { rows, bytes } = this.#sinceCheckpoint;
    if (batch === null || (rows < limits.checkpointRows && bytes < limits.checkpointBytes)) return null;
    this.#sinceCheckpoint = { rows: -batch.entries.length, bytes: 0 };
    return { seq: batch.firstSeq + batch.entries.length - 1, bytes: this.text.encodeAll() };
  }

  #compact(snapshot: Snapshot): void {
    const { log, clock, logger } = this.#options;
    this.#compacting = this.#compacting
      .then(() => log.compact(this.key, { ...snapshot, at: clock.now() }))
      // A checkpoint is a shortcut, not the truth: without it the next one covers the same rows.
      .catch((cause: unknown) => logger.warn({ text: this.key, cause }, 'no checkpoint could be written'));
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
    if (this.#presenceTimer !== null) clearTimeout(this.#presenceTimer);
    this.text.destroy();
  }
}

function refused(refusal: Refusal): Verdict {
  return { kind: 'refused', refusal };
}
