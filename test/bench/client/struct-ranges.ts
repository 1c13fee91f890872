import * as Y from 'yjs';

/** What an update brings of one client: clocks from the first to below the last. */
export type StructRange = { readonly client: number; readonly from: number; readonly to: number };

/** Longer updates are rare, and hashing them costs more than reading them. */
const REMEMBERED_BYTES = 8_192;
const REMEMBERED = 4_096;

/**
 * Reads which structs an update brings, without applying it. Everybody in a room hears the same bytes: they are read
 * once and then known again.
 */
export class StructRanges {
  #known = new Map<string, readonly StructRange[]>();

  /** Of the update that lies in `bytes` from `start` to `end`. */
  of(bytes: Buffer, start: number, end: number): readonly StructRange[] {
    if (end - start > REMEMBERED_BYTES) return read(bytes.subarray(start, end));
    const key = bytes.toString('latin1', start, end);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#known.size >= REMEMBERED) this.#known = new Map();
    const ranges = read(bytes.subarray(start, end));
    this.#known.set(key, ranges);
    return ranges;
  }
}

function read(update: Uint8Array): readonly StructRange[] {
  const { from, to } = Y.parseUpdateMeta(update);
  return [...to].map(([client, end]) => ({ client, from: from.get(client) ?? end, to: end }));
}
