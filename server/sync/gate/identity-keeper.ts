import * as Y from 'yjs';
import { TextShape } from '#shared/drafting/text/text-shape.ts';

type Identity = typeof TextShape.partId | typeof TextShape.blockId;

/** One write that makes an identity unique again. */
export type Renaming = { element: Y.XmlElement; attribute: Identity; value: string };

/**
 * Finds, in every fragment, parts that repeat a `cid` and inner blocks that repeat an `id`, and names the later ones
 * anew. The second part of the same cid gets the same new one in every language, so that copies stay paired.
 */
export function findDuplicates(
  doc: Y.Doc,
  languages: readonly string[],
  newId: () => string,
): readonly Renaming[] {
  const renamings: Renaming[] = [];
  const partNames = new Map<string, string[]>();
  for (const language of languages) {
    const seen = new Map<string, number>();
    const blocks = new Set<string>();
    for (const part of doc.getXmlFragment(language).toArray()) {
      if (!(part instanceof Y.XmlElement)) continue;
      const value = pairedName(part, { seen, partNames, newId });
      if (value !== null) renamings.push({ element: part, attribute: TextShape.partId, value });
      collectBlocks(part, { blocks, renamings, newId });
    }
  }
  return renamings;
}

/** Writes what `findDuplicates` found, in one transaction. False when there was nothing to do. */
export function renameDuplicates(doc: Y.Doc, languages: readonly string[], newId: () => string): boolean {
  const renamings = findDuplicates(doc, languages, newId);
  if (renamings.length === 0) return false;
  doc.transact(() => {
    for (const { element, attribute, value } of renamings) element.setAttribute(attribute, value);
  });
  return true;
}

function pairedName(
  part: Y.XmlElement,
  names: { seen: Map<string, number>; partNames: Map<string, string[]>; newId: () => string },
): string | null {
  const cid = identityOf(part, TextShape.partId);
  if (cid === null) return null;
  const earlier = names.seen.get(cid) ?? 0;
  names.seen.set(cid, earlier + 1);
  if (earlier === 0) return null;
  const given = names.partNames.get(cid) ?? [];
  names.partNames.set(cid, given);
  return (given[earlier - 1] ??= names.newId());
}

function collectBlocks(
  element: Y.XmlElement,
  found: { blocks: Set<string>; renamings: Renaming[]; newId: () => string },
): void {
  for (const child of element.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue;
    const id = identityOf(child, TextShape.blockId);
    if (id !== null && found.blocks.has(id)) {
      found.renamings.push({ element: child, attribute: TextShape.blockId, value: found.newId() });
    } else if (id !== null) {
      found.blocks.add(id);
    }
    collectBlocks(child, found);
  }
}

function identityOf(element: Y.XmlElement, attribute: Identity): string | null {
  const value: unknown = element.getAttribute(attribute);
  return typeof value === 'string' ? value : null;
}
