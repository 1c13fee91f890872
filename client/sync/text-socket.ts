import { readTailAsUint8Array, type Decoder } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { applyAwarenessUpdate, encodeAwarenessUpdate, type Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { tellSelection } from '#client/browser/tell-selection.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { cutUpdate } from '#shared/sync/cut-update.ts';
import { decodeReceipt, decodeRefusal, encodeMissing, encodeUpdate } from '#shared/sync/down.ts';
import { FrameReader } from '#shared/sync/frame-reader.ts';
import { MessageType, SyncStep } from '#shared/sync/message-type.ts';
import type { Receipt } from '#shared/sync/receipt.ts';
import type { Refusal } from '#shared/sync/refusal.ts';
import { encodeMark } from '#shared/sync/up.ts';
import { WIRE_VERSION } from '#shared/sync/wire-version.ts';
import { FrameBatch } from './frame-batch.ts';

/** What happens on the wire, in the order in which it happened. */
export type SocketEvents = {
  /** The server's text is here whole. */
  received(): void;
  /** And ours was sent whole: from now on a mark covers everything. */
  synced(): void;
  /** The server asked once more for what it lacks, and got it. */
  askedAgain(): void;
  receipt(receipt: Receipt): void;
  refused(refusal: Refusal): void;
  connected(): void;
  disconnected(): void;
  /** A connection ended before it was open. */
  notOpened(): void;
  /** The server closed because the member may do something else now. */
  rightsChanged(): void;
  /** The server closed with a code that a stock client takes as final. */
  closed(code: number): void;
  /** An observer threw while a change of somebody else was applied: the Y.Doc is whole, a view may be stale. */
  viewStale(error: unknown): void;
};

export type SocketOptions = {
  url: string;
  textKey: string;
  epoch: number;
  schemaVersion: number;
  doc: Y.Doc;
  awareness: Awareness;
  /** A reader sends nothing but presence, whatever an editor does to its Y.Doc. */
  mayWrite: boolean;
  WebSocketPolyfill?: typeof WebSocket;
  random: () => number;
  events: SocketEvents;
};

/** About sixteen a second: below the server's twenty, above what an eye follows. */
const PRESENCE_EVERY_MS = 60;
/** After a long outage everybody comes back within this time, each at a moment of its own. */
const MAX_BACKOFF_MS = 10_000;

const emptyUpdate = new Uint8Array([0, 0]);
const frameLimit = Number.MAX_SAFE_INTEGER; // the frame itself is the bound

/** y-websocket's connection of one Y.Doc, with receipts and refusals, and without what its stock readers swallow. */
export class TextSocket {
  readonly #provider: WebsocketProvider;
  readonly #options: SocketOptions;
  /** Changes of others: many may arrive within a frame, and an editor draws them together. */
  readonly #changes = new FrameBatch<Uint8Array>((updates) => this.#applyAll(updates));
  #gotText = false;
  #sentText = false;
  #presenceTimer: ReturnType<typeof setTimeout> | null = null;
  #presenceSentAt = Number.NEGATIVE_INFINITY;

  constructor(options: SocketOptions) {
    this.#options = options;
    const { doc, awareness, WebSocketPolyfill } = options;
    this.#provider = new WebsocketProvider(options.url, options.textKey, doc, {
      connect: false,
      awareness,
      disableBc: true,
      params: {
        wire: String(WIRE_VERSION),
        schema: String(options.schemaVersion),
        epoch: String(options.epoch),
      },
      ...(WebSocketPolyfill && { WebSocketPolyfill }),
    });
    // The stock handler sends a large paste in one message: more than the server takes at once.
    doc.off('update', this.#provider._updateHandler);
    if (options.mayWrite) doc.on('update', this.#onUpdate);
    // The stock handler sends everybody's presence back to the server; only our own is ours to send.
    awareness.off('update', this.#provider._awarenessUpdateHandler);
    awareness.on('update', this.#onPresence);
    this.#handleMessages();
    this.#watch();
  }

  /** Remote changes carry this origin. */
  get origin(): unknown {
    return this.#provider;
  }

  connect(): void {
    this.#provider.connect();
  }

  /** Ends the connection and its reconnecting until `connect`. */
  disconnect(): void {
    this.#provider.disconnect();
  }

  /** False when the mark could not go out now. */
  sendMark(mark: number): boolean {
    return this.#send(encodeMark(mark));
  }

  destroy(): void {
    if (this.#presenceTimer !== null) clearTimeout(this.#presenceTimer);
    this.#options.doc.off('update', this.#onUpdate);
    this.#options.awareness.off('update', this.#onPresence);
    this.#changes.drop();
    this.#provider.destroy();
  }

  #send(frame: Uint8Array): boolean {
    const socket = this.#provider.ws;
    if (socket === null || !this.#provider.wsconnected || socket.readyState !== socket.OPEN) return false;
    socket.send(new Uint8Array(frame)); // lib0 types its result by any buffer; a socket takes plain ones
    return true;
  }

  #handleMessages(): void {
    const { events } = this.#options;
    const handlers = this.#provider.messageHandlers;
    handlers[MessageType.sync] = (_reply, decoder) => this.#read(decoder, decodeSync, (m) => this.#onSync(m));
    handlers[MessageType.presence] = (_reply, decoder) =>
      this.#read(decoder, decodeBytes, (m) => this.#onOthers(m));
    handlers[MessageType.receipt] = (_reply, decoder) =>
      this.#read(decoder, decodeReceipt, (m) => events.receipt(m));
    handlers[MessageType.refusal] = (_reply, decoder) =>
      this.#read(decoder, decodeRefusal, (m) => events.refused(m));
  }

  #read<Message>(
    decoder: Decoder,
    decode: (body: Uint8Array) => Message,
    handle: (message: Message) => void,
  ): void {
    let message: Message;
    try {
      message = decode(readTailAsUint8Array(decoder));
    } catch {
      this.#giveUpConnection();
      return;
    }
    handle(message);
  }

  /** A frame that cannot be read costs the connection, not the text: the next one syncs afresh. */
  #giveUpConnection(): void {
    this.#provider.ws?.close(CloseCode.serverStopping, 'unreadable frame');
  }

  #onSync({ step, bytes }: SyncBody): void {
    if (step === SyncStep.stateVector) {
      this.#sendMissing(bytes);
      return;
    }
    if (step !== SyncStep.missing) {
      this.#changes.add(bytes);
      return;
    }
    if (!this.#applyAll([...this.#changes.take(), bytes])) return;
    this.#provider.synced = true; // resets the back-off
    this.#gotText = true;
    this.#options.events.received();
    if (this.#sentText) this.#options.events.synced();
  }

  #sendMissing(stateVector: Uint8Array): void {
    const missing = this.#missing(stateVector);
    if (missing === null) return;
    const pieces = cutUpdate(missing);
    const last = pieces.pop() ?? emptyUpdate;
    for (const piece of pieces) this.#send(encodeUpdate(piece));
    // Sent here and not through the handler's reply, so that no mark can overtake it.
    if (!this.#send(encodeMissing(last))) return;
    const isFirst = !this.#sentText;
    this.#sentText = true;
    if (!isFirst) this.#options.events.askedAgain();
    else if (this.#gotText) this.#options.events.synced();
  }

  #missing(stateVector: Uint8Array): Uint8Array | null {
    if (!this.#options.mayWrite) return emptyUpdate;
    try {
      return Y.encodeStateAsUpdate(this.#options.doc, stateVector);
    } catch {
      this.#giveUpConnection();
      return null;
    }
  }

  /**
   * One transaction, so that observers run once. False when bytes were at fault; such bytes cost the connection, and the
   * changes around them stay. When an observer threw (y-tiptap#48), the changes are in the Y.Doc all the same.
   */
  #applyAll(updates: readonly Uint8Array[]): boolean {
    let isSound = true;
    const { doc, events } = this.#options;
    tellSelection();
    try {
      doc.transact(() => {
        for (const update of updates) isSound = this.#apply(update) && isSound;
      }, this.#provider);
    } catch (error) {
      events.viewStale(error);
    }
    if (!isSound) this.#giveUpConnection();
    return isSound;
  }

  /** Inside a transaction no observer runs: what this throws is the fault of the bytes. */
  #apply(update: Uint8Array): boolean {
    try {
      Y.applyUpdate(this.#options.doc, update, this.#provider);
      return true;
    } catch {
      return false;
    }
  }

  #onOthers(presence: Uint8Array): void {
    try {
      applyAwarenessUpdate(this.#options.awareness, presence, this.#provider);
    } catch (error) {
      this.#options.events.viewStale(error); // a caret at most: presence is renewed every 15 s
    }
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#provider) return;
    for (const piece of cutUpdate(update)) this.#send(encodeUpdate(piece));
  };

  readonly #onPresence = (change: Record<'added' | 'updated' | 'removed', number[]>): void => {
    const own = this.#options.awareness.clientID;
    if (!Object.values(change).some((clients) => clients.includes(own))) return;
    const pause = this.#presenceSentAt + PRESENCE_EVERY_MS - Date.now();
    this.#presenceTimer ??= setTimeout(() => this.#sendPresence(), Math.max(0, pause));
  };

  /** y-websocket takes the others out but keeps their clocks: back again, they would be ignored until they move. */
  #forgetOthers(): void {
    const { awareness } = this.#options;
    for (const client of awareness.meta.keys()) {
      if (client !== awareness.clientID) awareness.meta.delete(client);
    }
  }

  #sendPresence(): void {
    this.#presenceTimer = null;
    this.#presenceSentAt = Date.now();
    const { awareness } = this.#options;
    const encoder = createEncoder();
    writeVarUint(encoder, MessageType.presence);
    writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
    this.#send(toUint8Array(encoder));
  }

  #watch(): void {
    const { events, random } = this.#options;
    const provider = this.#provider;
    let wasOpen = false;
    provider.on('status', ({ status }) => {
      if (status === 'connecting') return;
      wasOpen = status === 'connected';
      if (wasOpen) events.connected();
      else {
        this.#forgetOthers();
        events.disconnected();
      }
    });
    provider.on('connection-close', (event) => {
      this.#gotText = false;
      this.#sentText = false;
      // Read by y-websocket right after this event, so each attempt waits for a time of its own.
      const backoff = Math.min(MAX_BACKOFF_MS, 100 * 2 ** (provider.wsUnsuccessfulReconnects + 1));
      provider.maxBackoffTime = backoff * (0.5 + random() / 2);
      if (event !== null && !wasOpen) events.notOpened();
      if (event?.code === CloseCode.rightsChanged) events.rightsChanged();
    });
    provider.on('closed', ({ code }) => events.closed(code));
  }
}

type SyncBody = { step: number; bytes: Uint8Array };

function decodeSync(body: Uint8Array): SyncBody {
  const reader = new FrameReader(body);
  return { step: reader.uint('sync step'), bytes: reader.bytes('sync body', frameLimit) };
}

function decodeBytes(body: Uint8Array): Uint8Array {
  return new FrameReader(body).bytes('presence', frameLimit);
}
