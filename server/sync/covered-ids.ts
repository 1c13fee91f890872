import type * as Y from 'yjs';
import type { ClientDeletes, DeleteRange } from '#server/sync/gate/scan/scanned-update.ts';

/** The units that one update deletes, for asking. */
export class CoveredIds {
  readonly #ranges: ReadonlyMap<number, readonly DeleteRange[]>;

  constructor(deletes: readonly ClientDeletes[]) {
    this.#ranges = new Map(deletes.map(({ client, ranges }) => [client, ranges]));
  }

  has({ client, clock }: Y.ID): boolean {
    return this.touches({ client, clock }, 1);
  }

  /** True when any of so many units from this one on is covered. */
  touches({ client, clock }: Y.ID, length: number): boolean {
    const ranges = this.#ranges.get(client) ?? [];
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range !== undefined && range.clock + range.length <= clock) low = middle + 1;
      else high = middle;
    }
    const range = ranges[low];
    return range !== undefined && range.clock < clock + length;
  }
}
