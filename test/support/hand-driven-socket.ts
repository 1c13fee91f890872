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
    stream: streamOf(server) as unknown as Duplex,
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

/** The TCP stream below the server's end: takes whole frames apart again, as the other end would. */
function streamOf(server: HandDrivenSocket) {
  let begun = Buffer.alloc(0);
  return {
    cork: () => {},
    uncork: () => {},
    write(bytes: Buffer, onWritten?: () => void): void {
      begun = Buffer.concat([begun, bytes]);
      for (let end = endOfFrame(begun); end !== null; end = endOfFrame(begun)) {
        server.send(begun.subarray(end.headerBytes, end.bytes));
        begun = begun.subarray(end.bytes);
      }
      onWritten?.();
    },
  };
}

/** Where the first frame ends (RFC 6455, section 5.2); null while it has not come as a whole. */
function endOfFrame(bytes: Buffer): { headerBytes: number; bytes: number } | null {
  if (bytes.length < 10 && bytes.length < 2 + (bytes[1] ?? 0)) return null;
  if (bytes[0] !== 0x82) throw new Error('not a single binary frame');
  const short = bytes[1] ?? 0;
  const headerBytes = short < 126 ? 2 : short === 126 ? 4 : 10;
  const length =
    headerBytes === 2 ? short : headerBytes === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return bytes.length < headerBytes + length ? null : { headerBytes, bytes: headerBytes + length };
}
