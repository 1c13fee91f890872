import * as Y from 'yjs';
import { TextShape } from '#shared/drafting/text/text-shape.ts';

type Identity = typeof TextShape.partId | typeof TextShape.blockId;

/** One write that makes an identity unique again. */
export type Renaming = { element: Y.XmlElement; attribute: Identity; value: string };

type Keeping = {
  /** Clocks as they were when every identity was unique; null when nobody knows. */
  since: ReadonlyMap<number, number> | null;
  newId: () => string;
};

/**
 * Finds, in every fragment, parts without a `cid`, and parts and inner blocks that repeat a `cid` or an `id`, to be named
 * anew. Whoever was there before the others keeps the name, wherever a copy was put; among equals the first in the text.
 * The second part of the same cid gets the same new one in every language, so that copies stay paired.
 */
export function findDuplicates(
  doc: Y.Doc,
  languages: readonly string[],
  { since, newId }: Keeping,
): readonly Renaming[] {
  const renamings: Renaming[] = [];
  const copyNames = new Map<string, string[]>();
  for (const language of languages) {
    const parts = elementsIn(doc.getXmlFragment(language));
    for (const element of parts) {
      if (identityOf(element, TextShape.partId) !== null) continue;
      renamings.push({ element, attribute: TextShape.partId, value: newId() });
    }
    for (const [cid, copies] of copiesIn(parts, TextShape.partId, since)) {
      const names = copyNames.get(cid) ?? [];
      copyNames.set(cid, names);
      for (const [index, element] of copies.entries()) {
        renamings.push({ element, attribute: TextShape.partId, value: (names[index] ??= newId()) });
      }
    }
    for (const copies of copiesIn(blocksIn(parts), TextShape.blockId, since).values()) {
      for (const element of copies) renamings.push({ element, attribute: TextShape.blockId, value: newId() });
    }
  }
  return renamings;
}

/** Writes what `findDuplicates` found, in one transaction. False when there was nothing to do. */
export function renameDuplicates(doc: Y.Doc, languages: readonly string[], keeping: Keeping): boolean {
  const renamings = findDuplicates(doc, languages, keeping);
  if (renamings.length === 0) return false;
  doc.transact(() => {
    for (const { element, attribute, value } of renamings) element.setAttribute(attribute, value);
  });
  return true;
}

/** By identity, the elements that repeat it and must be named anew, in the order of the text. */
function copiesIn(
  elements: readonly Y.XmlElement[],
  attribute: Identity,
  since: Keeping['since'],
): Map<string, Y.XmlElement[]> {
  const keepers = new Map<string, Y.XmlElement>();
  const copies = new Map<string, Y.XmlElement[]>();
  for (const element of elements) {
    const name = identityOf(element, attribute);
    if (name === null) continue;
    const keeper = keepers.get(name);
    if (keeper === undefined) {
      keepers.set(name, element);
      continue;
    }
    const isOlder = isNew(keeper, since) && !isNew(element, since);
    if (isOlder) keepers.set(name, element);
    const others = copies.get(name) ?? [];
    if (isOlder) others.unshift(keeper);
    else others.push(element);
    copies.set(name, others);
  }
  return copies;
}

function isNew(element: Y.XmlElement, since: Keeping['since']): boolean {
  const id = element._item?.id;
  return since !== null && id !== undefined && id.clock >= (since.get(id.client) ?? 0);
}

/** At any depth, in the order of the text. */
function blocksIn(parts: readonly Y.XmlElement[]): Y.XmlElement[] {
  const found: Y.XmlElement[] = [];
  const collect = (holder: Y.XmlElement): void => {
    for (const child of elementsIn(holder)) {
      found.push(child);
      collect(child);
    }
  };
  for (const part of parts) collect(part);
  return found;
}

/** Without the lists that Yjs makes of every element's children: this is asked of a whole text after every Enter. */
function elementsIn(holder: Y.XmlFragment): Y.XmlElement[] {
  const elements: Y.XmlElement[] = [];
  for (let item = holder._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    if (item.content.type instanceof Y.XmlElement) elements.push(item.content.type);
  }
  return elements;
}

function identityOf(element: Y.XmlElement, attribute: Identity): string | null {
  const value: unknown = element.getAttribute(attribute);
  return typeof value === 'string' ? value : null;
}
