import * as Y from 'yjs';
import { numbersByPartId, partLabel, type CountedPart, type PartNumber } from '#shared/drafting/numbering.ts';
import { HeadingLevel } from '#shared/drafting/text/nodes/heading.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** A heading as the outline shows it. */
export type OutlineEntry = {
  readonly cid: string;
  readonly isSector: boolean;
  readonly isAnnex: boolean;
  /** "IV.", "Б.", "Annex 2."; empty where it has none. */
  readonly label: string;
  readonly words: string;
};

/** The headings of one language of a live text, in order. Reads the Y.Doc as it is and never writes to it. */
export function readOutline(doc: Y.Doc, language: TextLanguage): readonly OutlineEntry[] {
  const numbers = numbersOfParts(doc, language);
  return partsOf(doc, language).flatMap((part): OutlineEntry[] => {
    const attributes: Record<string, unknown> = part.getAttributes();
    const cid = attributes[TextShape.partId];
    if (part.nodeName !== 'heading' || typeof cid !== 'string') return [];
    const number = numbers.get(cid);
    const isSector = attributes['level'] === HeadingLevel.sector;
    const label = number === undefined ? '' : partLabel(number, language);
    return [{ cid, isSector, isAnnex: number?.kind === 'annex', label, words: wordsOf(part).trim() }];
  });
}

/** The computed number of every numbered part, by cid. */
export function numbersOfParts(doc: Y.Doc, language: TextLanguage): ReadonlyMap<string, PartNumber> {
  const parts = partsOf(doc, language).map((part): CountedPart => ({
    name: part.nodeName,
    attributes: part.getAttributes(),
  }));
  return numbersByPartId(parts);
}

function partsOf(doc: Y.Doc, language: TextLanguage): readonly Y.XmlElement[] {
  return doc
    .getXmlFragment(language)
    .toArray()
    .filter((part) => part instanceof Y.XmlElement);
}

function wordsOf(node: Y.XmlElement): string {
  return node
    .toArray()
    .map((child: unknown) => {
      if (child instanceof Y.XmlElement) return wordsOf(child);
      return child instanceof Y.XmlText ? plainWords(child) : '';
    })
    .join('');
}

/** Without the marks, which `toString` would write as tags. */
function plainWords(text: Y.XmlText): string {
  const delta: { insert?: unknown }[] = text.toDelta();
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('');
}
