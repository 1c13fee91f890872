import * as Y from 'yjs';
import type { RoomPeer } from './room-peer.ts';
import type { Claim, LogEntry } from './update-log.ts';

export type PendingChange = {
  entry: LogEntry;
  claims: readonly Claim[];
  /** The peer whose own bytes these are: it needs no copy. */
  author: RoomPeer | null;
  /** What the server did because of the change before it: a crash must not come between the two. */
  isConsequence: boolean;
};

/** What goes into one commit. */
export type CommitBatch = {
  firstSeq: number;
  entries: LogEntry[];
  claims: Claim[];
  authors: Set<RoomPeer | null>;
  bytes: number;
};

/** Merging takes the square of the number of updates: above so many, several frames cost the sender less. */
const UPDATES_IN_FRAME = 100;
/**
 * Bytes of a batch that are merged at most: merging reads and writes every struct anew. 500 keystrokes have so many;
 * what is larger goes as it came, in a frame of its own.
 */
const BYTES_MERGED = 16 * 1024;

/** What a room has accepted and not yet handed to storage, in order. */
export class PendingChanges {
  #changes: PendingChange[] = [];
  #unsavedBytes = 0;

  get isEmpty(): boolean {
    return this.#changes.length === 0;
  }

  get count(): number {
    return this.#changes.length;
  }

  /** Also of what has been handed to storage and is not stored yet. */
  get unsavedBytes(): number {
    return this.#unsavedBytes;
  }

  add(change: PendingChange): void {
    this.#changes.push(change);
    this.#unsavedBytes += change.entry.bytes.length;
  }

  stored({ bytes }: CommitBatch): void {
    this.#unsavedBytes -= bytes;
  }

  /** The first of them, about so many rows and bytes, a change with its consequences; null when there are none. */
  take(firstSeq: number, most: { rows: number; bytes: number }): CommitBatch | null {
    let rows = 0;
    let bytes = 0;
    for (const { entry, isConsequence } of this.#changes) {
      const isFull = rows >= most.rows || (rows > 0 && bytes + entry.bytes.length > most.bytes);
      if (isFull && !isConsequence) break;
      rows += 1;
      bytes += entry.bytes.length;
    }
    if (rows === 0) return null;
    const taken = this.#changes.splice(0, rows);
    return {
      firstSeq,
      entries: taken.map(({ entry }) => entry),
      claims: taken.flatMap(({ claims }) => claims),
      authors: new Set(taken.map(({ author }) => author)),
      bytes,
    };
  }
}

/** The updates of a batch as those hear of them who did not write them: in order, small ones merged into few frames. */
export function mergedUpdates({ entries }: Pick<CommitBatch, 'entries'>): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let together: Uint8Array[] = [];
  let left = BYTES_MERGED;
  const close = (): void => {
    if (together.length > 0) frames.push(Y.mergeUpdates(together));
    together = [];
  };
  for (const { bytes } of entries) {
    const isLarge = bytes.length > left;
    if (isLarge || together.length === UPDATES_IN_FRAME) close();
    if (isLarge) {
      frames.push(bytes);
    } else {
      together.push(bytes);
      left -= bytes.length;
    }
  }
  close();
  return frames;
}
