import { decoding, encoding } from 'lib0';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { decodeReceipt, decodeRefusal } from '#shared/sync/down.ts';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import type { Receipt } from '#shared/sync/receipt.ts';
import type { Refusal } from '#shared/sync/refusal.ts';
import { encodeMark } from '#shared/sync/up.ts';

export type WireClientOptions = {
  /** `ws://127.0.0.1:PORT` */
  url: string;
  text: string;
  cookie?: string;
  /** Our announcement (`wire=1&schema=1&epoch=…`); without it the server takes us for a stock client. */
  query?: string;
  headers?: Record<string, string>;
  doc?: Y.Doc;
  /** A socket that the test drives by hand, instead of a real one. */
  socket?: WebSocket;
};

type Waiter = { isMet: () => boolean; resolve: () => void };

/**
 * A bare client of the wire for tests: it does what it is told, applies what it hears, and keeps a record. It speaks
 * with lib0's own codecs, so that a mistake in ours does not cancel itself out.
 */
export class WireClient {
  readonly doc: Y.Doc;
  readonly socket: WebSocket;
  readonly receipts: Receipt[] = [];
  readonly refusals: Refusal[] = [];
  readonly unknownTypes: number[] = [];
  /** Raw updates as they came, step 2 included. */
  readonly updates: Uint8Array[] = [];
  readonly presences: Map<number, string>[] = [];
  isSynced = false;
  /** The server has been told what it lacked. */
  hasAnswered = false;
  frames = 0;
  closed: { code: number; reason: string } | null = null;
  httpStatus: number | null = null;
  #isSending = true;
  #mark = 0;
  #waiters: Waiter[] = [];

  constructor(options: WireClientOptions) {
    this.doc = options.doc ?? new Y.Doc();
    this.socket = options.socket ?? openSocket(options);
    this.socket.on('open', () => this.sendSync(SyncStep.stateVector, Y.encodeStateVector(this.doc)));
    this.socket.on('message', (data: Buffer) => this.#hear(new Uint8Array(data)));
    this.socket.on('unexpected-response', (_request, response) => {
      this.httpStatus = response.statusCode ?? 0;
      response.resume();
      this.socket.terminate();
      this.#check();
    });
    this.socket.on('error', () => this.#check());
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.#check();
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.#isSending) this.sendSync(SyncStep.update, update);
    });
  }

  /** Local changes stay here until the next connection. */
  mute(): void {
    this.#isSending = false;
  }

  get isMuted(): boolean {
    return !this.#isSending;
  }

  sendSync(step: number, body: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MessageType.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, body);
    this.send(encoding.toUint8Array(encoder));
  }

  sendPresence(entries: readonly { clientId: number; clock: number; state: string }[]): void {
    const body = encoding.createEncoder();
    encoding.writeVarUint(body, entries.length);
    for (const entry of entries) {
      encoding.writeVarUint(body, entry.clientId);
      encoding.writeVarUint(body, entry.clock);
      encoding.writeVarString(body, entry.state);
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MessageType.presence);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body));
    this.send(encoding.toUint8Array(encoder));
  }

  send(frame: Uint8Array): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame);
  }

  /** Asks for a receipt and returns the mark. */
  mark(): number {
    this.#mark += 1;
    this.send(encodeMark(this.#mark));
    return this.#mark;
  }

  async receipt(mark = this.mark()): Promise<Receipt> {
    await this.until(() => this.receipts.some((receipt) => receipt.mark === mark));
    const found = this.receipts.findLast((receipt) => receipt.mark === mark);
    if (found === undefined) throw new Error('no receipt');
    return found;
  }

  async synced(): Promise<this> {
    await this.until(() => this.isSynced || this.isOver);
    if (!this.isSynced) throw new Error(`not synced: ${this.httpStatus ?? this.closed?.code ?? 'closed'}`);
    return this;
  }

  get isOver(): boolean {
    return this.closed !== null || this.httpStatus !== null;
  }

  async ended(): Promise<number> {
    await this.until(() => this.isOver);
    return this.httpStatus ?? this.closed?.code ?? 0;
  }

  /** Resolves when the condition holds; looked at after every message. Rejects after `timeoutMs`. */
  async until(isMet: () => boolean, timeoutMs = 15_000): Promise<void> {
    if (isMet()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`waited ${timeoutMs} ms in vain: ${isMet.toString()}`)),
        timeoutMs,
      );
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#waiters.push({ isMet, resolve: done });
    });
  }

  close(): void {
    this.mute();
    this.socket.terminate();
  }

  #hear(frame: Uint8Array): void {
    this.frames += 1;
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === MessageType.sync) this.#hearSync(decoder);
    else if (type === MessageType.presence) this.#hearPresence(decoding.readVarUint8Array(decoder));
    else if (type === MessageType.receipt) this.receipts.push(decodeReceipt(rest(frame, decoder)));
    else if (type === MessageType.refusal) this.refusals.push(decodeRefusal(rest(frame, decoder)));
    else this.unknownTypes.push(type);
    this.#check();
  }

  #hearSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder);
    const body = decoding.readVarUint8Array(decoder);
    if (step === SyncStep.stateVector) {
      if (!this.#isSending) return;
      this.sendSync(SyncStep.missing, Y.encodeStateAsUpdate(this.doc, body));
      this.hasAnswered = true;
      return;
    }
    this.updates.push(body);
    Y.applyUpdate(this.doc, body, this);
    if (step === SyncStep.missing) this.isSynced = true;
  }

  #hearPresence(body: Uint8Array): void {
    const decoder = decoding.createDecoder(body);
    const count = decoding.readVarUint(decoder);
    const states = new Map<number, string>();
    for (let read = 0; read < count; read += 1) {
      const clientId = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      states.set(clientId, decoding.readVarString(decoder));
    }
    this.presences.push(states);
  }

  #check(): void {
    this.#waiters = this.#waiters.filter((waiter) => {
      if (waiter.isMet()) waiter.resolve();
      return !waiter.isMet();
    });
  }
}

function openSocket(options: WireClientOptions): WebSocket {
  const query = options.query === undefined ? '' : `?${options.query}`;
  return new WebSocket(`${options.url}/sync/${options.text}${query}`, {
    headers: { ...(options.cookie === undefined ? {} : { cookie: options.cookie }), ...options.headers },
    perMessageDeflate: false,
  });
}

function rest(frame: Uint8Array, decoder: decoding.Decoder): Uint8Array {
  return frame.slice(decoder.pos);
}
