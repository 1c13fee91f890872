import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export type RawSocketOptions = {
  port: number;
  path: string;
  headers: Readonly<Record<string, string>>;
  /** A binary message lies in `bytes` from `start` to `end`, for the time of the call. `now` is when it was read. */
  onMessage: (bytes: Buffer, start: number, end: number, now: number) => void;
};

const HEAD_END = '\r\n\r\n';
const Opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/**
 * A WebSocket client that costs a fraction of a complete one, so that eighty of them with all they hear fit on one core
 * beside what they type. It takes what these servers send: unfragmented frames without extensions.
 */
export class RawSocket {
  /** Rejects when the server turns it away. */
  readonly opened: Promise<void>;
  readonly ended: Promise<void>;
  /** The code of the close frame, 1006 when the line broke; null while open. */
  closed: number | null = null;
  readonly #socket: Socket;
  readonly #options: RawSocketOptions;
  #isOpen = false;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #neededBytes = 0;

  constructor(options: RawSocketOptions) {
    this.#options = options;
    this.#socket = connect(options.port, '127.0.0.1');
    this.#socket.setNoDelay(true);
    this.#socket.on('connect', () => this.#socket.write(handshake(options)));
    this.#socket.on('error', () => this.#socket.destroy());
    this.ended = new Promise((resolve) => {
      this.#socket.once('close', () => resolve());
    });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.on('close', () => {
        this.closed ??= 1006;
        reject(new Error(`the line was closed with ${this.closed}`));
      });
      this.#socket.on('data', (chunk: Buffer) => {
        const wasOpen = this.#isOpen;
        try {
          this.#take(chunk);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
          this.#socket.destroy();
        }
        if (!wasOpen && this.#isOpen) resolve();
      });
    });
    // Who does not wait for the opening looks at `closed`.
    this.opened.catch(() => {});
  }

  send(message: Uint8Array): void {
    if (this.closed === null) this.#socket.write(frame(Opcode.binary, message));
  }

  terminate(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    let bytes = chunk;
    if (this.#waitingBytes > 0) {
      this.#waiting.push(chunk);
      this.#waitingBytes += chunk.length;
      if (this.#waitingBytes < this.#neededBytes) return;
      bytes = Buffer.concat(this.#waiting);
      this.#waiting = [];
      this.#waitingBytes = 0;
    }
    const read = this.#isOpen ? this.#readFrames(bytes, 0) : this.#readHead(bytes);
    if (read === bytes.length) return;
    this.#waiting = [bytes.subarray(read)];
    this.#waitingBytes = bytes.length - read;
  }

  /** Returns how far it has read; sets how many bytes it needs to go on. */
  #readHead(bytes: Buffer): number {
    const end = bytes.indexOf(HEAD_END);
    this.#neededBytes = 0;
    if (end === -1) return 0;
    const head = bytes.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 101 ')) throw new Error(`turned away: ${head.split('\r\n')[0]}`);
    this.#isOpen = true;
    return this.#readFrames(bytes, end + HEAD_END.length);
  }

  #readFrames(bytes: Buffer, from: number): number {
    const now = performance.now();
    let at = from;
    for (;;) {
      this.#neededBytes = 0;
      if (at + 2 > bytes.length) return at;
      let length = (bytes[at + 1] ?? 0) & 0x7f;
      let start = at + 2;
      if (length === 126) start += 2;
      else if (length === 127) start += 8;
      if (start > bytes.length) return at;
      if (length === 126) length = bytes.readUInt16BE(at + 2);
      else if (length === 127) length = Number(bytes.readBigUInt64BE(at + 2));
      const end = start + length;
      if (end > bytes.length) {
        this.#neededBytes = end - at;
        return at;
      }
      this.#readFrame(bytes[at] ?? 0, bytes, start, end, now);
      at = end;
    }
  }

  // oxlint-disable-next-line max-params -- for every message of every receiver: no object is made
  #readFrame(first: number, bytes: Buffer, start: number, end: number, now: number): void {
    if (first === (0x80 | Opcode.binary)) return this.#options.onMessage(bytes, start, end, now);
    if (first === (0x80 | Opcode.ping)) {
      this.#socket.write(frame(Opcode.pong, bytes.subarray(start, end)));
    } else if (first === (0x80 | Opcode.close)) {
      this.closed = end - start >= 2 ? bytes.readUInt16BE(start) : 1005;
      this.#socket.end(frame(Opcode.close, bytes.subarray(start, end)));
    } else if (first !== (0x80 | Opcode.pong)) {
      throw new Error(`a frame that begins with ${first}`);
    }
  }
}

function handshake({ port, path, headers }: RawSocketOptions): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return lines.join('\r\n') + HEAD_END;
}

/** Masked, as clients must, with a key of zeros: the server unmasks as ever, and the client need not mask. */
function frame(opcode: number, message: Uint8Array): Buffer {
  const { length } = message;
  const extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const bytes = Buffer.alloc(6 + extra + length);
  bytes[0] = 0x80 | opcode;
  bytes[1] = 0x80 | (extra === 0 ? length : extra === 2 ? 126 : 127);
  if (extra === 2) bytes.writeUInt16BE(length, 2);
  if (extra === 8) bytes.writeBigUInt64BE(BigInt(length), 2);
  bytes.set(message, 6 + extra);
  return bytes;
}
