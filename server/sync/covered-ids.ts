import type * as Y from 'yjs';
import type { ClientDeletes, DeleteRange } from '#server/sync/gate/scan/scanned-update.ts';

/** The units that one update deletes, for asking. */
export class CoveredIds {
  readonly #ranges: ReadonlyMap<number, readonly DeleteRange[]>;

  constructor(deletes: readonly ClientDeletes[]) {
    this.#ranges = new Map(deletes.map(({ client, ranges }) => [client, ranges]));
  }

  has(id: Y.ID): boolean {
    return this.covers(id, 1);
  }

  /** True when so many units from this one on are covered, all of them. */
  covers({ client, clock }: Y.ID, length: number): boolean {
    const ranges = this.#ranges.get(client) ?? [];
    const end = clock + length;
    let covered = clock;
    for (let at = firstEndingAfter(ranges, clock); covered < end; at += 1) {
      const range = ranges[at];
      if (range === undefined || range.clock > covered) return false;
      covered = range.clock + range.length;
    }
    return true;
  }
}

function firstEndingAfter(ranges: readonly DeleteRange[], clock: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range !== undefined && range.clock + range.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
