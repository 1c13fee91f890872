import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

const OPEN = 1;
const CLOSED = 3;

/** One end of a pair of sockets: nothing arrives until the test delivers it. */
class HandDrivenSocket extends EventEmitter {
  readyState = OPEN;
  bufferedAmount = 0;
  peer: HandDrivenSocket | null = null;
  readonly inbox: Buffer[] = [];
  /** Close code on its way to this end: it arrives behind the frames. */
  closing: number | null = null;

  send(frame: Uint8Array, onWritten?: () => void): void {
    if (this.readyState === OPEN) this.peer?.inbox.push(Buffer.from(frame));
    onWritten?.();
  }

  ping(): void {
    this.emit('pong');
  }

  close(code = 1005): void {
    if (this.readyState !== OPEN) return;
    this.readyState = CLOSED;
    if (this.peer !== null) this.peer.closing ??= code;
    this.emit('close', code, Buffer.from(''));
  }

  terminate(): void {
    this.close(1006);
  }

  /** Hands over the oldest frame, or the close behind the last one. False when nothing was on its way. */
  deliver(): boolean {
    const frame = this.inbox.shift();
    if (frame !== undefined) {
      if (this.readyState === OPEN) this.emit('message', frame, true);
      return true;
    }
    if (this.closing === null || this.readyState !== OPEN) return false;
    this.readyState = CLOSED;
    this.emit('close', this.closing, Buffer.from(''));
    return true;
  }
}

export type HandDrivenPair = {
  client: WebSocket;
  server: WebSocket;
  stream: Duplex;
  /** Client to server, one frame. */
  up(): boolean;
  /** Server to client, one frame. */
  down(): boolean;
  /** The line breaks: what was on its way is lost in both directions. */
  cut(): void;
};

export function handDrivenPair(): HandDrivenPair {
  const client = new HandDrivenSocket();
  const server = new HandDrivenSocket();
  client.peer = server;
  server.peer = client;
  return {
    // Both have what the product and the wire client use of a WebSocket.
    client: client as unknown as WebSocket,
    server: server as unknown as WebSocket,
    stream: { cork: () => {}, uncork: () => {} } as unknown as Duplex,
    up: () => server.deliver(),
    down: () => client.deliver(),
    cut: () => {
      client.inbox.length = 0;
      server.inbox.length = 0;
      client.close(1006);
      server.close(1006);
    },
  };
}
