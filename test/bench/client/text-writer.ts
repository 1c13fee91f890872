import { decoding } from 'lib0';
import * as Y from 'yjs';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import { encodeMark } from '#shared/sync/up.ts';
import { type Line, presenceMessage, syncMessage } from './dialect.ts';
import type { Hand } from './hand.ts';
import { Latencies } from './latencies.ts';
import { RawSocket } from './raw-socket.ts';
import { StructRanges } from './struct-ranges.ts';

/** What the writers of one load share: when each struct was sent, and how long it took to be heard. */
export class Watch {
  readonly sentAt = new Map<number, number[]>();
  readonly ranges = new StructRanges();
  readonly deliveries = new Latencies();
  readonly receipts = new Latencies();
  /** Structs that came before those that they follow. */
  gaps = 0;
  /** Told of every range that anybody hears of somebody else. */
  onHeard: ((client: number, to: number) => void) | null = null;
  onReceipt: ((writer: TextWriter) => void) | null = null;

  begin(): void {
    this.deliveries.isCounting = true;
    this.receipts.isCounting = true;
  }

  end(): void {
    this.deliveries.isCounting = false;
    this.receipts.isCounting = false;
  }
}

export type WriterOptions = {
  line: Line;
  /** The text as the server has it. */
  state: Uint8Array;
  watch: Watch;
  words: (doc: Y.Doc) => Y.XmlText;
  hand: Hand;
  /** A caret's movement follows every stroke. */
  showsCaret?: boolean;
  /** Milliseconds between two marks, at least: what was just typed asks for a receipt. Null: never. */
  marksEveryMs?: number | null;
};

/**
 * One person typing, as cheap as can be: it makes real updates from its own Y.Doc, and of what it hears it reads the
 * struct ranges instead of applying them.
 */
export class TextWriter {
  readonly doc = new Y.Doc();
  strokes = 0;
  readonly #options: WriterOptions;
  readonly #watch: Watch;
  readonly #socket: RawSocket;
  readonly #words: Y.XmlText;
  readonly #heard = new Map<number, number>();
  readonly #sentAt: number[] = [];
  readonly #asked = new Map<number, number>();
  #marks = 0;
  #markedAt = Number.NEGATIVE_INFINITY;
  #presenceClock = 0;
  #onText: (() => void) | null = null;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#watch = options.watch;
    Y.applyUpdate(this.doc, options.state);
    this.#words = options.words(this.doc);
    this.#watch.sentAt.set(this.doc.clientID, this.#sentAt);
    this.#socket = new RawSocket({
      ...options.line,
      onMessage: (bytes, start, end, now) => this.#hear(bytes, start, end, now),
    });
    this.doc.on('update', (update: Uint8Array) => this.#send(syncMessage(SyncStep.update, update)));
  }

  get closed(): number | null {
    return this.#socket.closed;
  }

  /** What it has typed, in structs. */
  get clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID);
  }

  /** Resolves when it hears everything from now on. */
  async opened(): Promise<void> {
    const { dialect, isAnswered } = this.#options.line;
    await this.#socket.opened;
    const text = new Promise<void>((resolve) => {
      this.#onText = resolve;
    });
    for (const message of dialect.greeting) this.#socket.send(message);
    this.#send(syncMessage(SyncStep.stateVector, Y.encodeStateVector(this.doc)));
    if (isAnswered) await Promise.race([text, this.#socket.ended]);
    if (this.closed !== null) throw new Error(`somebody was closed with ${this.closed} while joining`);
  }

  type(): void {
    const { at, remove, insert } = this.#options.hand.next(this.#words.length);
    if (insert !== '') this.#sentAt[this.clock] = performance.now();
    this.doc.transact(() => {
      if (remove > 0) this.#words.delete(at, remove);
      if (insert !== '') this.#words.insert(at, insert);
    });
    this.strokes += 1;
    if (this.#options.showsCaret === true) this.#showCaret();
    this.#markIfDue();
  }

  /** Whether it has heard everything of the others. */
  hasHeard(others: readonly TextWriter[]): boolean {
    return others.every(
      (other) => other === this || (this.#heard.get(other.doc.clientID) ?? 0) === other.clock,
    );
  }

  close(): void {
    this.#socket.terminate();
    this.doc.destroy();
  }

  #send(message: Uint8Array): void {
    this.#socket.send(this.#options.line.dialect.wrap(message));
  }

  #markIfDue(): void {
    const { marksEveryMs = null } = this.#options;
    const now = performance.now();
    if (marksEveryMs === null || now - this.#markedAt < marksEveryMs) return;
    this.#markedAt = now;
    this.#marks += 1;
    this.#asked.set(this.#marks, now);
    this.#send(encodeMark(this.#marks));
  }

  /** As an editor's caret is told: before and after, beside the last letter. */
  #showCaret(): void {
    const item = { client: this.doc.clientID, clock: Math.max(0, this.clock - 1) };
    const place = { type: null, tname: null, item, assoc: 0 };
    const state = { user: { name: 'A writer', color: '#30bced' }, cursor: { anchor: place, head: place } };
    this.#presenceClock += 1;
    this.#send(
      presenceMessage({
        clientId: this.doc.clientID,
        clock: this.#presenceClock,
        state: JSON.stringify(state),
      }),
    );
  }

  // oxlint-disable-next-line max-params -- for every message of every receiver: no object is made
  #hear(bytes: Buffer, start: number, end: number, now: number): void {
    const at = this.#options.line.dialect.unwrap(bytes, start);
    const type = bytes[at];
    if (type === MessageType.sync && bytes[at + 1] === SyncStep.update) {
      this.#hearUpdate(bytes, bodyStart(bytes, at + 2), end, now);
    } else if (type === MessageType.sync && bytes[at + 1] === SyncStep.missing) {
      this.#onText?.();
    } else if (type === MessageType.receipt) {
      this.#hearReceipt(bytes.subarray(at + 1, end), now);
    }
  }

  // oxlint-disable-next-line max-params -- the same
  #hearUpdate(bytes: Buffer, start: number, end: number, now: number): void {
    const watch = this.#watch;
    for (const { client, from, to } of watch.ranges.of(bytes, start, end)) {
      if (client === this.doc.clientID) continue;
      const known = this.#heard.get(client) ?? 0;
      if (from > known) watch.gaps += 1;
      if (to > known) this.#heard.set(client, to);
      watch.onHeard?.(client, to);
      const sentAt = watch.deliveries.isCounting ? watch.sentAt.get(client) : undefined;
      if (sentAt === undefined) continue;
      for (let clock = Math.max(from, known); clock < to; clock += 1) {
        const sent = sentAt[clock];
        if (sent !== undefined) watch.deliveries.add(now - sent);
      }
    }
  }

  #hearReceipt(body: Uint8Array, now: number): void {
    const decoder = decoding.createDecoder(body);
    const mark = decoding.readVarUint(decoder);
    const status = decoding.readVarUint(decoder);
    const asked = this.#asked.get(mark);
    this.#asked.delete(mark);
    if (asked === undefined || status !== 0) return;
    this.#watch.receipts.add(now - asked);
    this.#watch.onReceipt?.(this);
  }
}

/** Behind the length of the body. */
function bodyStart(bytes: Uint8Array, at: number): number {
  let start = at;
  while ((bytes[start] ?? 0) >= 0x80) start += 1;
  return start + 1;
}
