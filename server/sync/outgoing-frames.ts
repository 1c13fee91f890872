import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { binaryFrames } from './binary-frame.ts';

const OPEN = 1;

type Options = {
  socket: WebSocket;
  /** The TCP stream below the socket: frames of one delivery leave in one write. */
  stream: Duplex;
  backlogBytes: number;
  onTooSlow: () => void;
};

/** What one connection is sent, in its order; held back while it is open whether it may be sent at all. */
export class OutgoingFrames {
  readonly #options: Options;
  #held: (() => void)[] | null = null;
  #hasSent = false;
  /** Bytes of a text on its way to a reader that has not taken all of it yet. */
  #textBytes = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Waits in the socket for its reader. */
  get backlogBytes(): number {
    return this.#options.socket.bufferedAmount;
  }

  /** Whether anything was sent since the last time that this was asked. */
  takeHasSent(): boolean {
    const hasSent = this.#hasSent;
    this.#hasSent = false;
    return hasSent;
  }

  send(frames: readonly Uint8Array[]): void {
    if (this.#held === null) this.#write(frames);
    else this.#held.push(() => this.#write(frames));
  }

  /** A large text is nobody's slowness. One of them, though: whoever asks for more before it is read pays for the rest. */
  sendText(frame: Uint8Array): void {
    if (this.#held === null) this.#writeText(frame);
    else this.#held.push(() => this.#writeText(frame));
  }

  hold(): void {
    this.#held ??= [];
  }

  /** Everything that was held goes out now. */
  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const send of held) send();
  }

  /** Nothing of what was held, and nothing that waits in this process for its reader, goes out any more. */
  drop(): void {
    this.#held = null;
    if (this.backlogBytes > 0) this.#options.socket.terminate();
  }

  #writeText(frame: Uint8Array): void {
    if (this.#textBytes > 0) return this.#write([frame]);
    this.#textBytes = frame.length;
    this.#write([frame], () => {
      this.#textBytes = 0;
    });
  }

  #write(frames: readonly Uint8Array[], onWritten?: () => void): void {
    const { socket, stream, backlogBytes, onTooSlow } = this.#options;
    if (socket.readyState !== OPEN || frames.length === 0) return;
    this.#hasSent = true;
    // Past the sender of ws, which would make and hand over each frame for each peer anew. It has none under way itself:
    // it compresses nothing, and what it sends (pings, the closing) is written at once.
    const hasRoom = writeInOne(stream, binaryFrames(frames), onWritten);
    // As long as the stream itself finds little waiting nobody is too slow.
    if (!hasRoom && socket.bufferedAmount - this.#textBytes > backlogBytes) onTooSlow();
  }
}

/** False when much waits in the stream for its reader. */
function writeInOne(stream: Duplex, buffers: readonly Buffer[], onWritten?: () => void): boolean {
  const last = buffers.length - 1;
  let hasRoom = true;
  if (last > 0) stream.cork();
  for (const [index, buffer] of buffers.entries()) {
    hasRoom = stream.write(buffer, index === last ? onWritten : undefined);
  }
  if (last > 0) stream.uncork();
  return hasRoom;
}
