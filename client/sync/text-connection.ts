import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Instant } from '#shared/core/instant.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { keepRemovedParts } from '#shared/drafting/text/removed-parts.ts';
import type { PresenceClaim } from '#shared/sync/presence.ts';
import { CloseCode, closeCodeOf } from '#shared/sync/close-codes.ts';
import { NOTICE_MARK, ReceiptStatus, type Receipt } from '#shared/sync/receipt.ts';
import { RefusalCode, type Refusal } from '#shared/sync/refusal.ts';
import { closeOutcome } from './close-outcome.ts';
import { abandonedText, KeptText, type FoundOnDevice } from './kept-text.ts';
import { leaveDevice } from './leave-device.ts';
import { watchPeople } from './presence.ts';
import { RescueList } from './rescue-list.ts';
import { SaveKeeper } from './save-keeper.ts';
import type { TextConnectionOptions } from './text-connection-options.ts';
import { TextSocket, type SocketEvents } from './text-socket.ts';
import { openingState, type TextEnd, type TextState } from './text-state.ts';
import { partsTouchedBy, TouchedParts } from './touched-parts.ts';

const Timing = {
  /** A failed connection asks for the login this often at most. */
  loginEveryMs: 5000,
  /** After "too much": long enough for the server's budget of a few seconds to fill again. */
  pauseMs: 3000,
  /** Waits for a receipt before a leave that can wait. */
  flushWithinMs: 3000,
} as const;

/** So many refusals in a minute mean that starting over does not help. */
const MAX_RESTARTS_PER_MINUTE = 5;

/**
 * One text, live: its Y.Doc, its socket, what the device keeps of it, and the truth about what is saved.
 * Promises that no words of the person vanish without being named in `rescue`; refuses to say "saved" without a receipt.
 */
export class TextConnection {
  readonly #options: TextConnectionOptions;
  readonly #clock: () => Instant;
  readonly #random: () => number;
  readonly #save: SaveKeeper;
  readonly #rescue: RescueList;
  readonly #listeners = new Set<() => void>();
  readonly #staleListeners = new Set<(error: unknown) => void>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #state: TextState = openingState;
  #doc = new Y.Doc();
  #awareness = new Awareness(this.#doc);
  #touched = new TouchedParts();
  #claim: PresenceClaim = {};
  #epoch: number;
  #socket: TextSocket | null = null;
  #kept: KeptText | null = null;
  #isCopyOld = false; // the kept copy still belongs to a given-up Y.Doc
  #refusal: Refusal | null = null;
  #restarts: Instant[] = [];
  #loginAskedAt = Number.NEGATIVE_INFINITY;
  #unwatchPeople: () => void = () => undefined;
  #isDestroyed = false;

  constructor(options: TextConnectionOptions) {
    this.#options = options;
    this.#clock = options.clock ?? Date.now;
    this.#random = options.random ?? Math.random;
    this.#epoch = options.epoch;
    this.#save = new SaveKeeper({
      clock: this.#clock,
      sendMark: (mark) => this.#socket?.sendMark(mark) ?? false,
      onChange: (save) => this.#setState({ save }),
      onDurable: (changes) => this.#onDurable(changes),
    });
    this.#rescue = new RescueList(options.storage ?? null, (rescue) => this.#setState({ rescue }));
    this.#watchDoc();
  }

  /** Another one after each growth of `state.generation`. */
  get doc(): Y.Doc {
    return this.#doc;
  }

  /** As `doc`; for the editors' carets. */
  get awareness(): Awareness {
    return this.#awareness;
  }

  get state(): TextState {
    return this.#state;
  }

  /** Bound, so that it can be handed to React as it is. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells that an editor's view may differ from the Y.Doc and has to be drawn again. */
  onViewStale(listener: (error: unknown) => void): () => void {
    this.#staleListeners.add(listener);
    return () => this.#staleListeners.delete(listener);
  }

  /** Shows what the device has, then connects. Once. */
  async open(): Promise<void> {
    await Promise.all([this.#rescue.load(), this.#openEpoch()]);
  }

  /** Says where the person is; name and Side are the server's. */
  setPresence(claim: PresenceClaim): void {
    this.#claim = { ...this.#claim, ...claim };
    this.#awareness.setLocalState({ ...this.#awareness.getLocalState(), ...claim });
  }

  /** The network went or came back: tries at once, instead of after a silence or at the next attempt. */
  networkChanged(isLost: boolean): void {
    if (this.#isDestroyed || this.#state.ended !== null) return;
    if (isLost) this.#socket?.disconnect();
    this.#socket?.connect();
  }

  /** Tries again after an end, such as a new login, with everything that was kept. */
  reconnect(): void {
    if (this.#isDestroyed || this.#state.ended === null) return;
    this.#setState({ ended: null });
    if (this.#socket === null) this.#startSocket();
    else this.#socket.connect();
  }

  /** Asks for a receipt and writes to the device; dirty when words would be lost if the tab closed now. */
  beforeLeave(): 'clean' | 'dirty' {
    void this.#kept?.flush();
    this.#save.markNow();
    return this.#save.wouldLoseWords ? 'dirty' : 'clean';
  }

  /** True when everything written before the call is on stable storage at the server. */
  async flush(withinMs: number = Timing.flushWithinMs): Promise<boolean> {
    void this.#kept?.flush();
    return this.#save.flush(withinMs);
  }

  dismissRescue(id: string): void {
    this.#rescue.dismiss(id);
  }

  dismissRefusal(): void {
    this.#save.tell({ kind: 'refusal-read' });
  }

  /** Ends everything; what the device was to keep is still written. */
  destroy(): void {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#save.markNow();
    this.#save.stop();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#unwatchPeople();
    this.#kept?.close();
    this.#socket?.destroy();
    this.#rescue.destroy();
    this.#doc.destroy();
    this.#listeners.clear();
    this.#staleListeners.clear();
  }

  async #openEpoch(): Promise<void> {
    // A device that fails, or holds rows that are no updates, must not keep anybody from the server's text.
    await this.#openOnDevice().catch(() => this.#save.tell({ kind: 'copy-failed' }));
    if (!this.#isDestroyed) this.#startSocket();
  }

  async #openOnDevice(): Promise<void> {
    const { storage } = this.#options;
    if (storage === undefined) return;
    const kept = new KeptText({
      storage,
      epoch: this.#epoch,
      changes: () => this.#save.changes,
      unsent: () => this.#touched.list(),
      onKept: (changes) => this.#save.tell({ kind: 'copy-kept', changes }),
      onFailed: () => this.#save.tell({ kind: 'copy-failed' }),
    });
    this.#kept = kept;
    const found = await kept.open();
    if (found === null || this.#isDestroyed) return;
    for (const text of await kept.wordsOfOtherEpochs()) this.#rescue.abandon(text);
    if (this.#isDestroyed) return;
    this.#show(found, kept);
    await kept.keep(this.#doc, false);
  }

  #show(found: FoundOnDevice, kept: KeptText): void {
    const { bytes, unsent } = found;
    if (this.#options.right === 'read' && bytes !== null && unsent !== null) {
      // The right to write ended: merged, these words would be shown as if they stood in the text.
      this.#rescue.abandon(abandonedText(bytes, unsent));
      this.#isCopyOld = true;
      this.#save.tell({ kind: 'copy-opened', hasUnsent: false });
      return;
    }
    if (bytes !== null) Y.applyUpdate(this.#doc, bytes, kept);
    this.#save.tell({ kind: 'copy-opened', hasUnsent: unsent !== null });
    this.#touched.add(unsent ?? [], this.#save.changes);
    if (this.#doc.store.clients.size > 0) this.#setState({ readable: true });
  }

  #startSocket(): void {
    const { url, textKey, schemaVersion, right, WebSocketPolyfill } = this.#options;
    this.#refusal = null;
    this.#socket = new TextSocket({
      url,
      textKey,
      epoch: this.#epoch,
      schemaVersion,
      doc: this.#doc,
      awareness: this.#awareness,
      mayWrite: right !== 'read',
      random: this.#random,
      ...(WebSocketPolyfill && { WebSocketPolyfill }),
      events: this.#socketEvents(),
    });
    this.#socket.connect();
  }

  #socketEvents(): SocketEvents {
    return {
      connected: () => {
        this.#refusal = null;
        this.#setState({ online: true });
      },
      disconnected: () => {
        this.#save.tell({ kind: 'disconnected' });
        this.#setState({ online: false, synced: false });
      },
      notOpened: () => void this.#askLogin(),
      rightsChanged: () => void this.#askRight(),
      received: () => void this.#onReceived(),
      synced: () => this.#save.tell({ kind: 'synced' }),
      askedAgain: () => this.#save.tell({ kind: 'asked-again' }),
      receipt: (receipt) => this.#onReceipt(receipt),
      refused: (refusal) => {
        this.#refusal = refusal;
      },
      closed: (code) => this.#onClosed(code),
      viewStale: (error) => {
        for (const listener of this.#staleListeners) listener(error);
      },
    };
  }

  /** Words first, then the copy that still holds them: a crash in between finds them twice, never not at all. */
  async #onReceived(): Promise<void> {
    this.#setState({ synced: true, readable: true });
    const doc = this.#doc;
    const isSafe = await this.#rescue.settle(doc, this.#clock());
    if (doc !== this.#doc || this.#isDestroyed) return;
    if (!isSafe) return this.#save.tell({ kind: 'copy-failed' }); // the copy alone has them
    const isOld = this.#isCopyOld;
    this.#isCopyOld = false;
    if (isOld) await this.#kept?.keep(doc, true);
    await this.#kept?.dropOtherEpochs();
  }

  #onReceipt(receipt: Receipt): void {
    if (receipt.mark !== NOTICE_MARK && receipt.status === ReceiptStatus.refused) {
      this.#startOver(this.#refusal ?? { code: RefusalCode.malformed, why: receipt.reason });
      return;
    }
    this.#save.tell({ kind: 'receipt', receipt, at: this.#clock() });
  }

  #onDurable(changes: number): void {
    this.#touched.forgetUpTo(changes);
    if (this.#save.isDurable) void this.#kept?.settle();
  }

  #onClosed(code: number): void {
    const outcome = closeOutcome(code, this.#refusal);
    switch (outcome.kind) {
      case 'start-over':
        this.#startOver(outcome.refusal);
        return;
      case 'new-epoch':
        void this.#followEpoch();
        return;
      case 'pause':
        this.#later(Timing.pauseMs * (1 + this.#random()), () => this.#socket?.connect());
        return;
      case 'end':
        this.#setState({ ended: outcome.end });
        return;
      default:
        exhaustive(outcome);
    }
  }

  /** Gives the Y.Doc up for a new one with a new clientID; its words wait for the server's text to compare with. */
  #startOver(refusal: Refusal): void {
    const now = this.#clock();
    this.#restarts = [...this.#restarts.filter((at) => at > now - 60_000), now];
    this.#isCopyOld = true;
    void this.#kept?.pause();
    this.#renewDoc(refusal, false);
    if (this.#restarts.length > MAX_RESTARTS_PER_MINUTE) {
      this.#end({ kind: 'closed', code: closeCodeOf(refusal.code) });
      return;
    }
    this.#later(50 * 2 ** this.#restarts.length * (0.5 + this.#random()), () => this.#startSocket());
  }

  #renewDoc(refusal: Refusal | null, isOfOtherEpoch: boolean): void {
    const touched = this.#touched;
    this.#rescue.abandon({ doc: this.#doc, touched: () => touched.list(), refusal, isOfOtherEpoch });
    this.#socket?.destroy();
    this.#socket = null;
    this.#save.tell({ kind: 'reset', refusal });
    this.#doc = new Y.Doc();
    this.#awareness = new Awareness(this.#doc);
    this.#touched = new TouchedParts();
    this.#watchDoc();
    const generation = this.#state.generation + 1;
    this.#setState({ generation, readable: false, synced: false, online: false });
  }

  async #followEpoch(): Promise<void> {
    const asked = this.#options.currentEpoch?.().catch(() => undefined);
    const [epoch] = await Promise.all([asked, this.#kept?.flush()]); // what lies on the device must not be older
    if (this.#isDestroyed) return;
    if (epoch === undefined || epoch === this.#epoch) {
      this.#end({ kind: 'outdated', code: CloseCode.identity });
      return;
    }
    this.#epoch = epoch;
    this.#kept?.close();
    this.#kept = null;
    this.#renewDoc(null, true);
    await this.#openEpoch();
  }

  async #askLogin(): Promise<void> {
    const { checkLogin } = this.#options;
    const now = this.#clock();
    if (checkLogin === undefined || now - this.#loginAskedAt < Timing.loginEveryMs) return;
    this.#loginAskedAt = now;
    // A question without an answer is a failing network: the socket tries on.
    const isLoggedIn = await checkLogin().catch(() => true);
    if (isLoggedIn || this.#isDestroyed) return;
    this.#end({ kind: 'login-required', code: CloseCode.loginRequired });
  }

  /** With another right the screen, which the same answer told, opens the text anew: it finds on the device what was unsent. */
  async #askRight(): Promise<void> {
    const { currentRight, right } = this.#options;
    if (currentRight === undefined) return;
    this.#socket?.disconnect();
    await this.#kept?.flush();
    // Without an answer the socket tries on, and is told at the door.
    const now = await currentRight().catch(() => right);
    if (this.#isDestroyed) return;
    if (now === right) this.#socket?.connect();
    if (now !== null) return;
    this.#rescue.abandon(abandonedText(Y.encodeStateAsUpdate(this.#doc), this.#touched.list()));
    this.#end({ kind: 'closed', code: CloseCode.rightsChanged });
    await leaveDevice(this.#kept, this.#rescue, this.#clock());
  }

  #end(ended: TextEnd): void {
    this.#socket?.disconnect();
    this.#setState({ ended });
  }

  #watchDoc(): void {
    const doc = keepRemovedParts(this.#doc);
    const touched = this.#touched;
    const { member, right } = this.#options;
    this.#awareness.setLocalState({ user: member, ...this.#claim, cursor: null });
    this.#unwatchPeople();
    this.#unwatchPeople = watchPeople(this.#awareness, (people) => this.#setState({ people }));
    doc.on('update', (_update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      const isForeign = origin !== null && (origin === this.#socket?.origin || origin === this.#kept);
      if (right === 'read' || isForeign) return;
      // A Y.Doc that was given up may still get a key stroke from an editor: it is rescued, not counted.
      if (doc === this.#doc) this.#save.tell({ kind: 'changed' });
      touched.add(partsTouchedBy(transaction), this.#save.changes);
    });
  }

  #later(afterMs: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, afterMs);
    this.#timers.add(timer);
  }

  #setState(change: Partial<TextState>): void {
    if (this.#isDestroyed) return;
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
