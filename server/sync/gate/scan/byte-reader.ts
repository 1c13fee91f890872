import { GateLimit } from '#server/sync/gate/gate-limits.ts';

/** The message is not what it claims to be. Thrown while scanning; nothing has been touched then. */
export class ScanError extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'ScanError';
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes up to which decoding by hand beats the call into the decoder: names, ids, keystrokes. */
const SHORT_TEXT = 24;

/** Numbers of 53 bits are written in eight bytes; two more for padding that nobody writes. */
const LARGEST_FACTOR = 128 ** 10;

/**
 * Reads lib0's encodings and nothing beyond the message. Messages are often views on pooled buffers, and reading past
 * one would hand the next message's bytes to somebody else.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get position(): number {
    return this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new ScanError('truncated');
    this.#at += 1;
    return byte;
  }

  varUint(): number {
    let byte = this.byte();
    let value = byte & 0x7f;
    let factor = 128;
    while (byte >= 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * factor;
      factor *= 128;
      mustFit(value, factor);
    }
    return value;
  }

  varInt(): number {
    let byte = this.byte();
    const sign = (byte & 0x40) > 0 ? -1 : 1;
    let value = byte & 0x3f;
    let factor = 64;
    while (byte >= 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * factor;
      factor *= 128;
      mustFit(value, factor);
    }
    return sign * value;
  }

  /** A view on the message: for use at once, never to keep. */
  view(length: number): Uint8Array {
    if (length > this.left) throw new ScanError('length past the end');
    const view = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return view;
  }

  text(maxBytes: number): string {
    const length = this.varUint();
    if (length > maxBytes) throw new ScanError('text too long');
    const view = this.view(length);
    const ascii = length <= SHORT_TEXT ? asciiOf(view) : null;
    if (ascii !== null) return ascii;
    try {
      return utf8.decode(view);
    } catch {
      throw new ScanError('not UTF-8');
    }
  }

  float(bytes: 4 | 8): number {
    const view = this.#dataView(bytes);
    return bytes === 4 ? view.getFloat32(0, false) : view.getFloat64(0, false);
  }

  /** One more value: there is a bound to how many one message may hold, for each of them costs an object. */
  countValue(): void {
    this.#values += 1;
    if (this.#values > GateLimit.values) throw new ScanError('too many values');
  }

  bigInt(): bigint {
    return this.#dataView(8).getBigInt64(0, false);
  }

  #dataView(length: number): DataView {
    const view = this.view(length);
    return new DataView(view.buffer, view.byteOffset, length);
  }
}

/**
 * Zero bits may be padded for ever without making a number larger; once the factor is infinite, zero times it is no
 * number at all, here and in lib0, and no comparison stops that.
 */
function mustFit(value: number, nextFactor: number): void {
  if (value > Number.MAX_SAFE_INTEGER) throw new ScanError('number out of range');
  if (nextFactor > LARGEST_FACTOR) throw new ScanError('number too long');
}

function asciiOf(bytes: Uint8Array): string | null {
  let text = '';
  for (const byte of bytes) {
    if (byte >= 0x80) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}
