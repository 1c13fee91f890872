import type * as Y from 'yjs';
import { numberParts, partLabel, referenceTo, type PartNumber } from '#shared/drafting/numbering.ts';
import { readParts } from '#shared/drafting/text/read-part.ts';
import { isTextRun, type TextElement } from '#shared/drafting/text/text-tree.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** A part as somebody asks for it. */
export type NamedPart = {
  readonly cid: string;
  readonly isClause: boolean;
  /** "12. The Sides took note …" */
  readonly title: string;
  /** Its words, and its number as it is spoken of in this language. */
  readonly searchNames: readonly string[];
};

/** A line of a list: more of it is never seen. */
const TITLE_LENGTH = 120;

const spoken: Readonly<Record<TextLanguage, Readonly<Record<PartNumber['kind'], readonly string[]>>>> = {
  en: { clause: ['paragraph', 'clause'], section: ['section'], sector: ['sector'], annex: ['annex'] },
  ru: { clause: ['пункт', 'п.'], section: ['раздел'], sector: ['отрасль'], annex: ['приложение'] },
  hi: { clause: ['पैरा', 'पैराग्राफ'], section: ['खंड'], sector: ['क्षेत्र'], annex: ['अनुलग्नक'] },
};

/** The numbered parts and the headings of one language of a live text, in order. Only reads. */
export function namedParts(doc: Y.Doc, language: TextLanguage): NamedPart[] {
  const parts = readParts(doc.getXmlFragment(language));
  const numbers = numberParts(parts);
  return parts.flatMap((part, index): NamedPart[] => {
    const number = numbers[index] ?? null;
    const cid = part.attributes[TextShape.partId];
    if (typeof cid !== 'string' || (number === null && part.name !== 'heading')) return [];
    const words = wordsOf(part).trim().replace(/\s+/g, ' ');
    const label = number === null ? '' : partLabel(number, language);
    const title = `${label} ${words}`.trim();
    return [
      {
        cid,
        isClause: number?.kind === 'clause',
        title: title.slice(0, TITLE_LENGTH),
        searchNames: [words, ...spokenNumbers(number, language)],
      },
    ];
  });
}

function spokenNumbers(number: PartNumber | null, language: TextLanguage): string[] {
  if (number === null) return [];
  const shown = referenceTo(number, language);
  return [...spoken[language][number.kind].map((word) => `${word} ${shown}`), partLabel(number, language)];
}

function wordsOf(element: TextElement): string {
  return element.children.map((child) => (isTextRun(child) ? child.text : ` ${wordsOf(child)} `)).join('');
}
