import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Rehearsal } from './rehearsal.ts';
import type { ClientDeletes, ScannedUpdate } from '#server/sync/gate/scan/scanned-update.ts';
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

/** What an update will delete of the live text, and its ranges that say something new. */
export type EffectiveDeletes = {
  readonly items: readonly Y.Item[];
  readonly deletes: readonly ClientDeletes[];
};

/**
 * The live items that the update will delete; what is deleted already, or comes with the update, is left out. An answer to
 * sync step 1 names every deletion that the text has ever seen: only ranges with something alive in them, or beyond what
 * is known, are looked at any further.
 */
export function effectiveDeletes(store: Y.Doc['store'], update: ScannedUpdate): EffectiveDeletes {
  const items: Y.Item[] = [];
  const deletes = update.deletes.map(({ client, ranges }) => {
    const structs = store.clients.get(client) ?? [];
    const known = Y.getState(store, client);
    let at = 0;
    const effective = ranges.filter((range) => {
      const found = items.length;
      if (range.clock < known) {
        at = indexFrom(structs, range.clock, at);
        collect(structs, { at, end: range.clock + range.length }, items);
      }
      return items.length > found || range.clock + range.length > known;
    });
    return { client, ranges: effective };
  });
  return { items, deletes };
}

/**
 * The update without deletions that the text has already: Yjs would look for each of them once more, here and on every
 * replica, and the log would keep them all with every letter that somebody brings from offline.
 */
export function withoutKnownDeletes(
  update: Uint8Array,
  { deletes: told, deletesAt }: ScannedUpdate,
  effective: readonly ClientDeletes[],
): Uint8Array {
  if (rangesIn(told) === rangesIn(effective)) return update;
  const encoder = encoding.createEncoder();
  encoding.writeUint8Array(encoder, update.subarray(0, deletesAt));
  const kept = effective.filter(({ ranges }) => ranges.length > 0);
  encoding.writeVarUint(encoder, kept.length);
  for (const { client, ranges } of kept) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}

function rangesIn(deletes: readonly ClientDeletes[]): number {
  return deletes.reduce((sum, { ranges }) => sum + ranges.length, 0);
}

function collect(structs: (Y.Item | Y.GC)[], from: { at: number; end: number }, items: Y.Item[]): void {
  for (let i = from.at; i < structs.length; i++) {
    const struct = structs[i];
    if (struct === undefined || struct.id.clock >= from.end) return;
    if (struct instanceof Y.Item && !struct.deleted) items.push(struct);
  }
}

/** Where the known clock is, at or behind `first`: ranges come in order, and the next one is mostly near. */
function indexFrom(structs: (Y.Item | Y.GC)[], clock: number, first: number): number {
  let low = first;
  let step = 1;
  while (beginsBefore(structs[low + step], clock)) {
    low += step;
    step *= 2;
  }
  for (; step > 0; step >>= 1) if (beginsBefore(structs[low + step], clock)) low += step;
  return low;
}

function beginsBefore(struct: Y.Item | Y.GC | undefined, clock: number): boolean {
  return struct !== undefined && struct.id.clock <= clock;
}

/** Charges what deleting costs: splits at the ends of every range, and tidying marks around what is deleted. */
export function chargeDeletes(
  store: Y.Doc['store'],
  deletes: readonly ClientDeletes[],
  work: { rehearsal: Rehearsal; removed: readonly Y.Item[]; budget: WorkBudget },
): void {
  for (const each of deletes) {
    for (let cuts = cutsOf(store, each); cuts > 0; cuts--) work.rehearsal.spendSplit(each.client);
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
