import type * as Y from 'yjs';
import { canonicalPart, digestOf } from './canonical-text.ts';
import { numbersByPartId, referenceTo } from './numbering.ts';
import { readParts } from './text/read-part.ts';
import type { TextLanguage } from './text/text-shape.ts';
import { isTextRun, type TextElement, type TextNode } from './text/text-tree.ts';

/**
 * A part in one language: the name of its node, the digest of its canonical text, its words as a reader sees them, its
 * number as references show it.
 */
type ClauseWording = {
  readonly name: string;
  readonly digest: string;
  readonly words: string;
  readonly number: string | null;
};

/** What a text says, part by part. */
export type TextReading = {
  /** In the order of the first language that has the part. */
  readonly clauses: ReadonlyMap<string, Readonly<Partial<Record<TextLanguage, ClauseWording>>>>;
};

const ACTION_CHIP = 'actionRef';

/**
 * Reads every part of a text in its languages; never writes. The chip of an action is no part of the wording that the
 * action quotes: putting it there changes no digest.
 */
export function readText(doc: Y.Doc, languages: readonly TextLanguage[]): TextReading {
  const clauses = new Map<string, Partial<Record<TextLanguage, ClauseWording>>>();
  for (const language of languages) {
    const parts = readParts(doc.getXmlFragment(language));
    const numbers = numbersByPartId(parts);
    const numberOf = (cid: string): string => {
      const number = numbers.get(cid);
      return number === undefined ? '?' : referenceTo(number, language);
    };
    for (const part of parts) {
      const cid = part.attributes['cid'];
      if (typeof cid !== 'string') continue;
      const number = numbers.get(cid);
      const wording = {
        name: part.name,
        digest: quotedDigest(part),
        words: partWords(part, numberOf),
        number: number === undefined ? null : referenceTo(number, language),
      };
      clauses.set(cid, { ...clauses.get(cid), [language]: wording });
    }
  }
  return { clauses };
}

/** The digest of the wording that an action quotes: its own chip is no part of that. */
export function quotedDigest(part: TextElement): string {
  return digestOf(canonicalPart(withoutActions(part)));
}

/** Blocks are divided by line feeds; a suggested insertion is not yet the text. `numberOf` tells what a reference shows. */
export function partWords(part: TextElement, numberOf: (cid: string) => string): string {
  return wordsOf(withoutActions(part), numberOf).trim();
}

function withoutActions(element: TextElement): TextElement {
  const children = element.children.flatMap((child): TextNode[] => {
    if (isTextRun(child)) return [child];
    return child.name === ACTION_CHIP ? [] : [withoutActions(child)];
  });
  return { ...element, children };
}

function wordsOf(element: TextElement, numberOf: (cid: string) => string): string {
  return element.children
    .map((child, index) => {
      if (isTextRun(child)) return 'insertion' in child.marks ? '' : child.text;
      if (child.name === 'hardBreak') return '\n';
      if (child.name === 'clauseRef') return numberOf(String(child.attributes['cid']));
      if (child.name.endsWith('Ref')) return '';
      const words = wordsOf(child, numberOf);
      return index === 0 ? words : `\n${words}`;
    })
    .join('');
}
