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

/** The updates of a batch as those hear of them who did not write them: merged, in order, in as few frames as is cheap. */
export function mergedUpdates({ entries }: CommitBatch): Uint8Array[] {
  const merged: Uint8Array[] = [];
  for (let at = 0; at < entries.length; at += UPDATES_IN_FRAME) {
    merged.push(Y.mergeUpdates(entries.slice(at, at + UPDATES_IN_FRAME).map(({ bytes }) => bytes)));
  }
  return merged;
}
