import * as Y from 'yjs';
import type { Struct } from '#server/sync/gate/scan/scanned-update.ts';
import { GateLimit } from './gate-limits.ts';
import { Violation } from './violation.ts';

/**
 * Keeps a text's separate deletions below what an answer to sync step 1 may carry. Counts at most, and counts anew
 * only when that reaches the limit: honest texts stay far below.
 */
export class DeletionCount {
  readonly #store: Y.Doc['store'];
  #atMost: number;
  #judged = 0;

  constructor(store: Y.Doc['store']) {
    this.#store = store;
    this.#atMost = deletionRanges(store);
  }

  /** Throws `too-large` when these changes would bring the text beyond the limit. */
  mustHaveRoom(fresh: readonly Struct[], removed: readonly Y.Item[]): void {
    this.#judged = 0;
    // A type may be renamed or lose a value later in the same update; only letters and marks never delete anything.
    const possible = fresh.filter(({ content }) => content.kind !== 'string' && content.kind !== 'format');
    const certain = possible.filter(({ content }) => content.kind === 'gc' || content.kind === 'deleted');
    const gone = removedItems(removed);
    const most = possible.length + gone;
    if (most === 0) return;
    if (this.#atMost + most > GateLimit.textDeleteRanges) {
      this.#atMost = deletionRanges(this.#store);
      if (this.#atMost + certain.length + gone > GateLimit.textDeleteRanges) {
        throw new Violation('too-large', 'the text holds too many separate deletions');
      }
    }
    this.#judged = most;
  }

  /** The judged update was applied. */
  applied(): void {
    this.#atMost += this.#judged;
    this.#judged = 0;
  }
}

/** With an element go all its children, named or not; one count each, as they need not stand together. */
function removedItems(removed: readonly Y.Item[]): number {
  const waiting = [...removed];
  const seen = new Set<Y.Item>();
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (item.deleted || seen.has(item)) continue;
    seen.add(item);
    if (!(item.content instanceof Y.ContentType)) continue;
    const { type } = item.content;
    for (let child = type._start; child !== null; child = child.right) waiting.push(child);
    waiting.push(...type._map.values());
  }
  // One item may be cut by many ranges: then each of them is named, and counts.
  return Math.max(seen.size, removed.length);
}

function deletionRanges(store: Y.Doc['store']): number {
  let ranges = 0;
  for (const structs of store.clients.values()) {
    let isOpen = false;
    for (const struct of structs) {
      if (struct.deleted && !isOpen) ranges += 1;
      isOpen = struct.deleted;
    }
  }
  return ranges;
}
