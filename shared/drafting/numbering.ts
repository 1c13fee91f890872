import { exhaustive } from '#shared/core/exhaustive.ts';
import { textWords } from '#shared/i18n/text-words.ts';
import { HeadingLevel, HeadingNumbering } from './text/nodes/heading.ts';
import type { TextLanguage } from './text/text-shape.ts';

/** What numbering needs of a part; a Y element and a ProseMirror node both have it. */
export type CountedPart = { readonly name: string; readonly attributes: Readonly<Record<string, unknown>> };

/** The place of a part in its series, the same in every language. A sector counts within its section (0: none yet). */
export type PartNumber =
  | { readonly kind: 'clause'; readonly n: number }
  | { readonly kind: 'section'; readonly n: number }
  | { readonly kind: 'sector'; readonly n: number; readonly section: number }
  | { readonly kind: 'annex'; readonly n: number };

/**
 * Letters of sectors. Russian without Ё, Й, Ъ, Ы, Ь, as its instruments letter their sections; Hindi the consonants in
 * their order (क, ख, ग), as the Hindi texts of Indian laws and government papers letter theirs. Numerals are the
 * international ones in all three: so the Constitution of India (article 343) has them for Hindi as well.
 */
const letters: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  ru: Array.from('АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ'),
  hi: Array.from('कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह'),
};

const romanSteps = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/**
 * The number of every part, in the order of the parts; null for one that has none. Clauses run on through the document
 * and do not start again with a section; sectors do.
 */
export function numberParts(parts: readonly CountedPart[]): readonly (PartNumber | null)[] {
  const last = { clause: 0, section: 0, sector: 0, annex: 0, inSection: 0 };
  return parts.map(({ name, attributes }): PartNumber | null => {
    if (name === 'clause') return { kind: 'clause', n: ++last.clause };
    if (name !== 'heading') return null;
    const { level, numbering } = attributes;
    if (level === HeadingLevel.sector) {
      if (numbering === HeadingNumbering.none) return null;
      return { kind: 'sector', n: ++last.sector, section: last.inSection };
    }
    last.sector = 0;
    last.inSection = 0;
    if (numbering === HeadingNumbering.none) return null;
    if (numbering === HeadingNumbering.annex) return { kind: 'annex', n: ++last.annex };
    last.inSection = ++last.section;
    return { kind: 'section', n: last.section };
  });
}

/** The numbers by cid, for references. Of parts with the same cid the first one counts. */
export function numbersByPartId(parts: readonly CountedPart[]): ReadonlyMap<string, PartNumber> {
  const numbers = new Map<string, PartNumber>();
  numberParts(parts).forEach((number, index) => {
    const cid = parts[index]?.attributes['cid'];
    if (number !== null && typeof cid === 'string' && !numbers.has(cid)) numbers.set(cid, number);
  });
  return numbers;
}

/** What stands before the part itself: "12.", "IV.", «Б.», "Annex 2." */
export function partLabel(number: PartNumber, language: TextLanguage): string {
  if (number.kind === 'annex') return `${textWords[language].annex} ${number.n}.`;
  if (number.kind === 'sector') return `${letterOf(number.n, language)}.`;
  return `${referenceTo(number, language)}.`;
}

/** What a reference shows, without a word before it: "12", "IV", «IV.Б», "2". */
export function referenceTo(number: PartNumber, language: TextLanguage): string {
  switch (number.kind) {
    case 'clause':
    case 'annex':
      return String(number.n);
    case 'section':
      return romanOf(number.n);
    case 'sector': {
      const letter = letterOf(number.n, language);
      return number.section === 0 ? letter : `${romanOf(number.section)}.${letter}`;
    }
    default:
      return exhaustive(number);
  }
}

function romanOf(n: number): string {
  let rest = n;
  let roman = '';
  for (const [value, sign] of romanSteps) {
    roman += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return roman;
}

/** After the last letter they double: Z, AA, BB. */
function letterOf(n: number, language: TextLanguage): string {
  const alphabet = letters[language];
  const letter = alphabet[(n - 1) % alphabet.length] ?? '';
  return letter.repeat(Math.ceil(n / alphabet.length));
}
