import { decodeUtf8 } from 'lib0/string';
import { WireError } from './wire-error.ts';

/**
 * Reads lib0's encoding from exactly one frame and throws `WireError` for everything that is not there. Never looks
 * beyond the view: frames arrive as slices of pooled buffers, where the next bytes belong to somebody else.
 */
export class FrameReader {
  readonly #frame: Uint8Array;
  #position = 0;

  constructor(frame: Uint8Array) {
    this.#frame = frame;
  }

  /** An unsigned integer of up to 53 bits. */
  uint(what: string): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.#frame[this.#position];
      if (byte === undefined) throw new WireError(`${what}: the frame ends inside a number`);
      this.#position += 1;
      value += (byte & 0x7f) * factor;
      if (value > Number.MAX_SAFE_INTEGER) throw new WireError(`${what}: number out of range`);
      if (byte < 0x80) return value;
      factor *= 128;
      // Zero bits may be padded for ever without making the number larger.
      if (factor > Number.MAX_SAFE_INTEGER) throw new WireError(`${what}: number too long`);
    }
  }

  /** A copy, because the frame's memory is reused while the bytes are kept. */
  bytes(what: string, limit: number): Uint8Array {
    return new Uint8Array(this.#view(what, limit));
  }

  text(what: string, limit: number): string {
    const view = this.#view(what, limit);
    try {
      return decodeUtf8(view);
    } catch {
      throw new WireError(`${what}: not UTF-8`);
    }
  }

  /** A reader of the byte array that follows, bounded by it. */
  inner(what: string, limit: number): FrameReader {
    return new FrameReader(this.#view(what, limit));
  }

  get isAtEnd(): boolean {
    return this.#position === this.#frame.length;
  }

  end(what: string): void {
    if (!this.isAtEnd) throw new WireError(`${what}: bytes after the end of the message`);
  }

  #view(what: string, limit: number): Uint8Array {
    const length = this.uint(what);
    const start = this.#position;
    if (length > this.#frame.length - start) throw new WireError(`${what}: the frame ends too early`);
    if (length > limit) throw new WireError(`${what}: ${length} bytes, at most ${limit}`, 'too-large');
    this.#position = start + length;
    return this.#frame.subarray(start, start + length);
  }
}
