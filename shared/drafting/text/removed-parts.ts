import * as Y from 'yjs';

/**
 * The top-level item that an item hangs in: a part of a language, or null for what is no part's (comments, `srv`).
 */
export function partItemOf(item: Y.Item): Y.Item | null {
  let top = item;
  while (top.parent instanceof Y.AbstractType && top.parent._item !== null) top = top.parent._item;
  const isPart = top.parentSub === null && top.content instanceof Y.ContentType;
  return isPart ? top : null;
}

/**
 * Yjs throws away what a removed part held, and with it every word that somebody types there without knowing. From now
 * on this replica keeps it, deleted and out of sight, so that late words still have a place among their neighbours.
 */
export function keepRemovedParts(doc: Y.Doc): Y.Doc {
  doc.gcFilter = (item) => {
    const part = partItemOf(item);
    return part === null || !part.deleted;
  };
  return doc;
}

/** True for what a removed part held when it was removed, and for what came late; false for what was deleted before. */
export function isKept(item: Y.Item): boolean {
  return !(item.content instanceof Y.ContentDeleted);
}
