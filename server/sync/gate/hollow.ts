import * as Y from 'yjs';
import { textSchema } from '#shared/drafting/text/text-schema.ts';
import type { LiveType } from './place.ts';

/**
 * True when nothing is removed but formatting and hollow elements with what belongs to them. Every editor removes
 * those by itself, whoever sits before it: it says nothing of its person.
 */
export function isTidying(removed: readonly Y.Item[]): boolean {
  const hollow = new Set<LiveType>();
  for (const { content } of removed) {
    if (content instanceof Y.ContentType && isHollow(content.type)) hollow.add(content.type);
  }
  return removed.every((item) => item.content instanceof Y.ContentFormat || isWithin(item, hollow));
}

/** An element that must have content and has none but hollow ones: y-tiptap cannot show it and deletes it. */
function isHollow(type: LiveType): boolean {
  if (!(type instanceof Y.XmlElement)) return false;
  const mayBeEmpty = textSchema.nodes[type.nodeName]?.contentMatch.validEnd ?? true;
  return !mayBeEmpty && type.toArray().every(isHollow);
}

function isWithin(item: Y.Item, hollow: ReadonlySet<LiveType>): boolean {
  if (item.content instanceof Y.ContentType && hollow.has(item.content.type)) return true;
  let type = item.parent instanceof Y.AbstractType ? item.parent : null;
  while (type !== null && !hollow.has(type)) {
    const parent = type._item?.parent;
    type = parent instanceof Y.AbstractType ? parent : null;
  }
  return type !== null;
}
