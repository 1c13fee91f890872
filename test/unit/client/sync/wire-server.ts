import { createServer, type IncomingMessage, type Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import * as Y from 'yjs';
import {
  encodeMissing,
  encodePresence,
  encodeReceipt,
  encodeRefusal,
  encodeStateVector,
  encodeUpdate,
} from '#shared/sync/down.ts';
import type { ReceiptStatus } from '#shared/sync/receipt.ts';
import type { Refusal } from '#shared/sync/refusal.ts';
import { parseUp, type UpMessage } from '#shared/sync/up.ts';

/** A server with no judgement of its own: it speaks the wire over a real socket and does what a test tells it to. */
export class WireServer {
  doc = new Y.Doc();
  /** Everything that arrived, over all connections. */
  readonly heard: UpMessage[] = [];
  readonly urls: string[] = [];
  /** Answers a mark with this, or stays silent. */
  receipts: ReceiptStatus | 'none' = 0;
  /** Called for each update in place of taking it. */
  onUpdate: ((bytes: Uint8Array) => void) | null = null;
  /** What a new connection gets in place of the sync: a close code. */
  closeAtOnce: number | null = null;
  /** Stock servers ask first; this one may answer first and ask when told to. */
  asksLate = false;
  isLoggedIn = true;
  readonly #http: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  #peer: WebSocket | null = null;
  #silenced: number[] = [];

  private constructor(http: Server) {
    this.#http = http;
    http.on('upgrade', (request, socket, head) => {
      if (!this.isLoggedIn) {
        socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (peer) => this.#welcome(peer, request));
    });
    this.#relay();
  }

  /** From now on the text is another one: a server that was restored. */
  becomes(doc: Y.Doc): void {
    this.doc.destroy();
    this.doc = doc;
    this.#relay();
  }

  #relay(): void {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'client') this.send(encodeUpdate(update));
    });
  }

  static async start(): Promise<WireServer> {
    const http = createServer();
    await new Promise<void>((resolve) => {
      http.listen(0, '127.0.0.1', resolve);
    });
    return new WireServer(http);
  }

  get url(): string {
    const address = this.#http.address();
    if (address === null || typeof address === 'string') throw new Error('the server does not listen');
    return `ws://127.0.0.1:${address.port}/sync`;
  }

  connections(): number {
    return [...this.#sockets.clients].filter((peer) => peer.readyState === peer.OPEN).length;
  }

  kinds(): string[] {
    return this.heard.map((message) => message.kind);
  }

  send(frame: Uint8Array): void {
    this.#peer?.send(frame);
  }

  receipt(mark: number, status: ReceiptStatus): void {
    this.send(encodeReceipt({ mark, status, logSeq: 1, reason: '' }));
  }

  /** Answers what it was silent about. */
  answerNow(status: ReceiptStatus = 0): void {
    for (const mark of this.#silenced.splice(0)) this.receipt(mark, status);
  }

  refuse(refusal: Refusal, code: number): void {
    this.send(encodeRefusal(refusal));
    this.close(code);
  }

  ask(): void {
    this.send(encodeStateVector(Y.encodeStateVector(this.doc)));
  }

  close(code: number): void {
    this.#peer?.close(code);
  }

  presence(clientId: number, state: unknown): void {
    this.send(encodePresence([{ clientId, clock: 1, state: JSON.stringify(state) }]));
  }

  async stop(): Promise<void> {
    for (const peer of this.#sockets.clients) peer.terminate();
    await new Promise((resolve) => {
      this.#http.close(resolve);
    });
    this.doc.destroy();
  }

  #welcome(peer: WebSocket, request: IncomingMessage): void {
    this.urls.push(request.url ?? '');
    if (this.closeAtOnce !== null) {
      peer.close(this.closeAtOnce);
      return;
    }
    this.#peer = peer;
    this.#silenced = [];
    peer.on('message', (frame: Buffer) => this.#hear(parseUp(frame)));
    if (!this.asksLate) this.ask();
  }

  #hear(message: UpMessage): void {
    this.heard.push(message);
    if (message.kind === 'state-vector') {
      this.send(encodeMissing(Y.encodeStateAsUpdate(this.doc, message.bytes)));
    }
    if (message.kind === 'update') {
      if (this.onUpdate === null) Y.applyUpdate(this.doc, message.bytes, 'client');
      else this.onUpdate(message.bytes);
    }
    if (message.kind === 'mark') {
      if (this.receipts === 'none') this.#silenced.push(message.mark);
      else this.receipt(message.mark, this.receipts);
    }
  }
}
