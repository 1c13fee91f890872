import { decoding, encoding } from 'lib0';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';

/** Send times of every writer's structs: clientID → clock → milliseconds. */
export type SentTimes = Map<number, number[]>;

/**
 * One person typing, as cheap as can be: it makes real updates from its own Y.Doc, and of what it hears it reads the
 * struct ranges instead of applying them.
 */
export class LoadWriter {
  readonly doc = new Y.Doc();
  readonly deliveries: number[] = [];
  readonly receipts: number[] = [];
  readonly #socket: WebSocket;
  readonly #sent: SentTimes;
  readonly #heard = new Map<number, number>();
  readonly #clocks: number[] = [];
  readonly #asked = new Map<number, number>();
  readonly #words: (doc: Y.Doc) => Y.XmlText;
  #isMeasuring = false;
  #marks = 0;
  updates = 0;
  closed: number | null = null;

  constructor(options: {
    url: string;
    headers: Record<string, string>;
    state: Uint8Array;
    sent: SentTimes;
    words: (doc: Y.Doc) => Y.XmlText;
  }) {
    Y.applyUpdate(this.doc, options.state);
    this.#sent = options.sent;
    this.#words = options.words;
    this.#sent.set(this.doc.clientID, this.#clocks);
    this.#socket = new WebSocket(options.url, { headers: options.headers, perMessageDeflate: false });
    this.#socket.on('message', (data: Buffer) => this.#hear(new Uint8Array(data)));
    this.#socket.on('close', (code) => {
      this.closed = code;
    });
    this.#socket.on('error', () => {});
    this.doc.on('update', (update: Uint8Array) => this.#send(update));
  }

  async opened(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#socket.once('open', () => resolve());
      this.#socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
    });
    this.#sendSync(SyncStep.stateVector, Y.encodeStateVector(this.doc));
  }

  measure(): void {
    this.#isMeasuring = true;
  }

  /** One character at the end of the own words. */
  type(): void {
    const words = this.#words(this.doc);
    const clock = Y.getState(this.doc.store, this.doc.clientID);
    this.#clocks[clock] = performance.now();
    words.insert(words.length, 'x');
    this.updates += 1;
  }

  /** Asks for a receipt. Only for servers that give them. */
  mark(): void {
    this.#marks += 1;
    this.#asked.set(this.#marks, performance.now());
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MessageType.receipt);
    encoding.writeVarUint(encoder, this.#marks);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  /** What it has heard of everybody else, in structs. */
  heard(): ReadonlyMap<number, number> {
    return this.#heard;
  }

  close(): void {
    this.#socket.terminate();
  }

  #send(update: Uint8Array): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#sendSync(SyncStep.update, update);
  }

  #sendSync(step: number, body: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MessageType.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, body);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === MessageType.receipt) return this.#hearReceipt(decoder);
    if (type !== MessageType.sync || decoding.readVarUint(decoder) !== SyncStep.update) return;
    const { from, to } = Y.parseUpdateMeta(decoding.readVarUint8Array(decoder));
    const now = performance.now();
    for (const [client, end] of to) {
      if (client === this.doc.clientID) continue;
      this.#heard.set(client, Math.max(end, this.#heard.get(client) ?? 0));
      const times = this.#sent.get(client);
      if (!this.#isMeasuring || times === undefined) continue;
      for (let clock = from.get(client) ?? end; clock < end; clock += 1) {
        const at = times[clock];
        if (at !== undefined) this.deliveries.push(now - at);
      }
    }
  }

  #hearReceipt(decoder: decoding.Decoder): void {
    const mark = decoding.readVarUint(decoder);
    const status = decoding.readVarUint(decoder);
    const asked = this.#asked.get(mark);
    this.#asked.delete(mark);
    if (status === 0 && asked !== undefined && this.#isMeasuring) {
      this.receipts.push(performance.now() - asked);
    }
  }
}
