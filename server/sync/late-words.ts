import * as Y from 'yjs';
import { elementRules } from '#shared/drafting/text/content-rules.ts';
import { copyElement, copyText, heirsOf, heirsOfText } from '#shared/drafting/text/part-copy.ts';
import { type CopiedElement, writeCopy, writeText } from '#shared/drafting/text/part-copy.ts';
import type { Heir, PartHeirs } from '#shared/drafting/text/part-heirs.ts';
import { isKept, partItemOf } from '#shared/drafting/text/removed-parts.ts';
import type { ScannedUpdate } from '#server/sync/gate/scan/scanned-update.ts';
import { CoveredIds } from './covered-ids.ts';
import { type LivingPlace, wordsPlace } from './living-place.ts';

/** What must be known of an update from before it was applied. */
export type Lateness = {
  readonly update: ScannedUpdate;
  /** First new clock of each client that the update brings something of. */
  readonly before: ReadonlyMap<number, number>;
};

type Late = {
  readonly doc: Y.Doc;
  readonly heirs: PartHeirs;
  readonly before: ReadonlyMap<number, number>;
  readonly deletes: CoveredIds;
  /** New items in parts that were written anew. */
  readonly fresh: readonly Y.Item[];
  /** Units written anew whose first writing the update takes out. */
  readonly removed: readonly Heir[];
};

/** Where the letters and blocks stand that clients had when the update was not yet applied. */
export function clocksBefore(doc: Y.Doc, update: ScannedUpdate): Map<number, number> {
  return new Map(update.groups.map(({ client }) => [client, Y.getState(doc.store, client)]));
}

type Known = Pick<Late, 'doc' | 'heirs' | 'before'>;

/** What an applied update changed in parts that commands have written anew; null for nearly every update: nothing. */
export function findLateWords(doc: Y.Doc, heirs: PartHeirs, { update, before }: Lateness): Late | null {
  const fresh = freshItems({ doc, heirs, before });
  const removed = update.deletes.flatMap(({ client, ranges }) =>
    ranges.flatMap(({ clock, length }) => heirs.within(Y.createID(client, clock), length)),
  );
  if (fresh.length === 0 && removed.length === 0) return null;
  return { doc, heirs, before, deletes: new CoveredIds(update.deletes), fresh, removed };
}

/**
 * Writes it into the parts that stand for them now: each letter once, at the place where its neighbours went. Call
 * within a transaction.
 */
export function carryLateWords(late: Late): void {
  const texts = new Set<Y.XmlText>();
  for (const item of late.fresh) {
    if (item.parent instanceof Y.XmlText) texts.add(item.parent);
    else if (item.parent instanceof Y.XmlElement) carryInElement(late, item, item.parent);
  }
  for (const text of texts) carryInText(late, text);
  carryDeletes(late);
}

/** New items in parts that were written anew, in the order of their clocks; what hangs in a new element goes with it. */
function freshItems(late: Known): Y.Item[] {
  const items: Y.Item[] = [];
  for (const [client, clock] of late.before) {
    const structs = late.doc.store.clients.get(client) ?? [];
    if (clock >= Y.getState(late.doc.store, client)) continue;
    for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
      const item = structs[at];
      if (item instanceof Y.Item && isLateItem(late, item)) items.push(item);
    }
  }
  return items;
}

function isLateItem(late: Known, item: Y.Item): boolean {
  if (!item.deleted || !isKept(item)) return false;
  const part = partItemOf(item);
  if (part === null || part === item || !part.deleted || !late.heirs.isReplaced(part.id)) return false;
  const holder = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  return holder !== null && freshFrom(late, holder) === holder.length;
}

/** How many units of the item were there before the update. */
function freshFrom({ before }: Known, item: Y.Item): number {
  const clock = before.get(item.id.client) ?? Number.POSITIVE_INFINITY;
  return Math.min(item.length, Math.max(0, clock - item.id.clock));
}

/** Typed and taken back in the same update, by somebody who had not seen the part go. */
function isTakenBack({ deletes }: Late, item: Y.Item, offset: number): boolean {
  const part = partItemOf(item);
  if (part !== null && deletes.has(part.id)) return false;
  return deletes.has(Y.createID(item.id.client, item.id.clock + offset));
}

function carryInText(late: Late, text: Y.XmlText): void {
  let anchor: LivingPlace | null = null;
  // Looked through only where late words follow: finding a place costs a walk through the living text.
  let before: { item: Y.Item; length: number }[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentString)) continue;
    const first = freshFrom(late, item);
    if (first > 0) before.push({ item, length: first });
    if (first === item.length) continue;
    anchor = lastLiving(late, before) ?? anchor;
    before = [];
    for (let at = first; at < item.length; at += 1) {
      if (isTakenBack(late, item, at)) continue;
      const start = at;
      while (at + 1 < item.length && !isTakenBack(late, item, at + 1)) at += 1;
      const words = item.content.str.slice(start, at + 1);
      anchor = insertWords(late, placeFor(late, { item, anchor }), {
        words,
        source: Y.createID(item.id.client, item.id.clock + start),
      });
    }
  }
}

/** Behind the last of these items' first units that is still in the text. */
function lastLiving(late: Late, before: readonly { item: Y.Item; length: number }[]): LivingPlace | null {
  for (const { item, length } of before.toReversed()) {
    for (let at = length - 1; at >= 0; at -= 1) {
      const place = livingLetter(late, Y.createID(item.id.client, item.id.clock + at));
      if (place !== null) return { ...place, index: place.index + 1 };
    }
  }
  return null;
}

function livingLetter(late: Late, id: Y.ID): LivingPlace | null {
  const living = late.heirs.living(id);
  if (living === null || !(living.item.parent instanceof Y.XmlText)) return null;
  return { text: living.item.parent, index: indexOf(living.item) + living.offset };
}

/** Behind the left neighbour, else before the right one, else wherever the block or the part went. */
function placeFor(late: Late, { item, anchor }: { item: Y.Item; anchor: LivingPlace | null }): LivingPlace {
  if (anchor !== null) return anchor;
  for (let right = item.right; right !== null; right = right.right) {
    if (!(right.content instanceof Y.ContentString)) continue;
    for (let at = 0; at < freshFrom(late, right); at += 1) {
      const place = livingLetter(late, Y.createID(right.id.client, right.id.clock + at));
      if (place !== null) return place;
    }
  }
  return wordsPlace(livingHolder(late, item));
}

/** What stands for the innermost holder of the item that is still there: a text, a block or the part. */
function livingHolder(late: Late, item: Y.Item): Y.XmlElement | Y.XmlText {
  let holder = item.parent instanceof Y.AbstractType ? item.parent._item : null;
  while (holder !== null) {
    const living = late.heirs.living(holder.id);
    const type = living?.item.content instanceof Y.ContentType ? living.item.content.type : null;
    if (type instanceof Y.XmlElement || type instanceof Y.XmlText) return type;
    holder = holder.parent instanceof Y.AbstractType ? holder.parent._item : null;
  }
  throw new Error('late words have no place; they should have been refused');
}

function insertWords(late: Late, place: LivingPlace, late1: { words: string; source: Y.ID }): LivingPlace {
  const { doc, heirs } = late;
  const { words, source } = late1;
  const { clientID } = doc;
  const clock = Y.getState(doc.store, clientID);
  place.text.insert(place.index, words);
  heirs.add([{ from: source, length: words.length, to: Y.createID(clientID, clock) }]);
  return { text: place.text, index: place.index + words.length };
}

function carryInElement(late: Late, item: Y.Item, parent: Y.XmlElement): void {
  if (isTakenBack(late, item, 0)) return;
  const part = partItemOf(item);
  if (item.parentSub !== null) {
    const target = parent._item === part ? null : livingElement(late, parent._item);
    const store: { setAttribute(name: string, value: unknown): void } | null = target;
    store?.setAttribute(item.parentSub, item.content.getContent().at(-1));
    return;
  }
  if (!(item.content instanceof Y.ContentType)) return;
  const reads = (read: Y.Item): boolean => isKept(read) && !isTakenBack(late, read, 0);
  const { type } = item.content;
  if (type instanceof Y.XmlElement) carryElement(late, item, copyElement(type, reads));
  else if (type instanceof Y.XmlText) carryText(late, item, type, reads);
}

function carryText(late: Late, item: Y.Item, type: Y.XmlText, reads: (item: Y.Item) => boolean): void {
  const copy = copyText(type, reads);
  const holder = livingHolder(late, item);
  const isEmptyBlock = holder instanceof Y.XmlElement && holder.length === 0;
  if (isEmptyBlock && elementRules.get(holder.nodeName)?.holdsText === true) {
    const written = writeText(copy);
    holder.insert(0, [written]);
    late.heirs.add(heirsOfText(copy, written));
    return;
  }
  let place = wordsPlace(holder);
  for (const { insert, source } of copy.runs) {
    if (source !== null) place = insertWords(late, place, { words: insert, source });
  }
}

function carryElement(late: Late, item: Y.Item, copy: CopiedElement): void {
  const place = blockPlace(late, item);
  if (place !== null && elementRules.get(place.parent.nodeName)?.children.has(copy.name) === true) {
    const written = writeCopy(copy);
    place.parent.insert(place.index, [written]);
    late.heirs.add(heirsOf(copy, written));
    return;
  }
  // The block cannot stand where its neighbours went, such as a list in what is a heading now: its words can.
  carryPlainWords(late, copy, livingHolder(late, item));
}

function carryPlainWords(late: Late, copy: CopiedElement, holder: Y.XmlElement | Y.XmlText): void {
  for (const child of copy.children) {
    if (!('runs' in child)) {
      carryPlainWords(late, child, holder);
      continue;
    }
    for (const { insert, source } of child.runs) {
      if (source !== null) insertWords(late, wordsPlace(holder), { words: insert, source });
    }
  }
}

/** Behind the nearest earlier block that is still there, else first in what stands for the holder. */
function blockPlace(late: Late, item: Y.Item): { parent: Y.XmlElement; index: number } | null {
  for (let left = item.left; left !== null; left = left.left) {
    const living = livingElement(late, left);
    const parent = living?.parent;
    if (living !== null && parent instanceof Y.XmlElement) {
      return { parent, index: parent.toArray().indexOf(living) + 1 };
    }
  }
  const holder = item.parent instanceof Y.AbstractType ? livingElement(late, item.parent._item) : null;
  return holder === null ? null : { parent: holder, index: 0 };
}

function livingElement(late: Late, item: Y.Item | null): Y.XmlElement | null {
  const living = item === null ? null : late.heirs.living(item.id);
  const type = living?.item.content instanceof Y.ContentType ? living.item.content.type : null;
  return type instanceof Y.XmlElement ? type : null;
}

/** What somebody took out of a part that was written anew is taken out there; who had seen it go says nothing new. */
function carryDeletes(late: Late): void {
  const { doc, heirs, deletes, removed } = late;
  const blocks: Y.XmlElement[] = [];
  for (const { from, length } of removed) {
    for (let at = 0; at < length;) {
      const id = Y.createID(from.client, from.clock + at);
      at += 1;
      if (isKnownToBeGone(doc, deletes, id)) continue;
      const living = heirs.living(id);
      if (living?.item.parent instanceof Y.XmlText && living.item.content instanceof Y.ContentString) {
        const letters = lettersTogether(late, id, { ...living, most: length - at + 1 });
        living.item.parent.delete(indexOf(living.item) + living.offset, letters);
        at += letters - 1;
      }
      const block = livingElement(late, itemOf(doc, id));
      if (block !== null) blocks.push(block);
    }
  }
  for (const block of blocks.reverse()) dropIfEmpty(block);
}

/** How many units from this one on are to go and stand together in one item: taken out one by one, each would seek its place. */
function lettersTogether(
  { doc, heirs, deletes }: Late,
  first: Y.ID,
  living: { item: Y.Item; offset: number; most: number },
): number {
  let count = 1;
  for (; count < living.most; count += 1) {
    const id = Y.createID(first.client, first.clock + count);
    const next = heirs.living(id);
    if (next?.item !== living.item || next.offset !== living.offset + count) break;
    if (isKnownToBeGone(doc, deletes, id)) break;
  }
  return count;
}

function isKnownToBeGone(doc: Y.Doc, deletes: CoveredIds, id: Y.ID): boolean {
  const item = itemOf(doc, id);
  const part = item === null ? null : partItemOf(item);
  return part === null || part === item || !part.deleted || deletes.has(part.id);
}

function itemOf(doc: Y.Doc, id: Y.ID): Y.Item | null {
  const item = Y.getItem(doc.store, id);
  return item instanceof Y.Item ? item : null;
}

function dropIfEmpty(block: Y.XmlElement): void {
  const { parent } = block;
  if (!(parent instanceof Y.XmlElement) || hasContent(block)) return;
  parent.delete(parent.toArray().indexOf(block), 1);
}

function hasContent(element: Y.XmlElement): boolean {
  return element
    .toArray()
    .some((child: unknown) =>
      child instanceof Y.XmlText ? child.length > 0 : child instanceof Y.XmlElement,
    );
}

/** Letters and inline elements before an item in its list. */
function indexOf(item: Y.Item): number {
  let index = 0;
  for (let left = item.left; left !== null; left = left.left) {
    if (!left.deleted && left.countable) index += left.length;
  }
  return index;
}
