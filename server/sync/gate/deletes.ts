import * as Y from 'yjs';
import type { Rehearsal } from './rehearsal.ts';
import type { ClientDeletes, DeleteRange, ScannedUpdate } from '#server/sync/gate/scan/scanned-update.ts';
import { Gap } from './violation.ts';
import type { WorkBudget } from './work-budget.ts';

/** Throws `Gap` when a range reaches beyond what is known once the update's own structs are in. */
export function mustKnowDeletes(update: ScannedUpdate, clockAfter: (client: number) => number): void {
  for (const { client, ranges } of update.deletes) {
    const last = ranges.at(-1);
    if (last === undefined || last.clock + last.length <= clockAfter(client)) continue;
    throw new Gap(`deletes ${client}:${last.clock}+${last.length}, which is not known`);
  }
}

/** The live items that the update will delete; what is deleted already, or comes with the update, is left out. */
export function effectiveDeletes(store: Y.Doc['store'], update: ScannedUpdate): Y.Item[] {
  const items: Y.Item[] = [];
  for (const { client, ranges } of update.deletes) {
    const structs = store.clients.get(client);
    if (structs === undefined) continue;
    const clock = Y.getState(store, client);
    for (const range of ranges) {
      if (range.clock < clock) collect(structs, range, items);
    }
  }
  return items;
}

function collect(structs: (Y.Item | Y.GC)[], range: DeleteRange, items: Y.Item[]): void {
  const end = range.clock + range.length;
  for (let i = Y.findIndexSS(structs, range.clock); i < structs.length; i++) {
    const struct = structs[i];
    if (struct === undefined || struct.id.clock >= end) return;
    if (struct instanceof Y.Item && !struct.deleted) items.push(struct);
  }
}

/** Charges what deleting costs: splits at the ends of every range, and tidying marks around what is deleted. */
export function chargeDeletes(
  store: Y.Doc['store'],
  update: ScannedUpdate,
  work: { rehearsal: Rehearsal; removed: readonly Y.Item[]; budget: WorkBudget },
): void {
  for (const deletes of update.deletes) {
    for (let cuts = cutsOf(store, deletes); cuts > 0; cuts--) work.rehearsal.spendSplit(deletes.client);
  }
  const removed = new Set(work.removed.filter(isInMarkedText));
  const seen = new Set<Y.Item>();
  for (const item of removed) {
    if (!seen.has(item)) chargeGap(item, { removed, seen }, work.budget);
  }
}

/** Range ends inside a struct that is not deleted yet. Those of the update itself are all counted. */
function cutsOf(store: Y.Doc['store'], { client, ranges }: ClientDeletes): number {
  const structs = store.clients.get(client) ?? [];
  const liveClock = Y.getState(store, client);
  const isCut = (clock: number): boolean => {
    if (clock >= liveClock) return true;
    const struct = structs[Y.findIndexSS(structs, clock)];
    return struct !== undefined && !struct.deleted && struct.id.clock < clock;
  };
  let cuts = 0;
  for (const { clock, length } of ranges) {
    if (isCut(clock)) cuts += 1;
    if (isCut(clock + length)) cuts += 1;
  }
  return cuts;
}

function isInMarkedText(item: Y.Item): boolean {
  return item.parent instanceof Y.XmlText && item.parent._hasFormatting;
}

/** Yjs walks over the whole gap between two words that stay, once for every item in it that is deleted. */
function chargeGap(
  item: Y.Item,
  { removed, seen }: { removed: ReadonlySet<Y.Item>; seen: Set<Y.Item> },
  budget: WorkBudget,
): void {
  const isGap = (other: Y.Item): boolean => other.deleted || !other.countable || removed.has(other);
  let length = 0;
  let deletions = 0;
  const visit = (other: Y.Item): void => {
    seen.add(other);
    length += 1;
    if (removed.has(other)) deletions += 1;
  };
  visit(item);
  for (let other = item.right; other !== null && isGap(other); other = other.right) visit(other);
  for (let other = item.left; other !== null && isGap(other); other = other.left) visit(other);
  budget.tidying.spend(length * deletions);
}
