// Parts from words, the same in every language but for the words.
import { elementRules } from './text/content-rules.ts';
import type { HeadingLevel, HeadingNumbering } from './text/nodes/heading.ts';
import type { PassageRole } from './text/nodes/passage.ts';
import { type TextLanguage, TextShape } from './text/text-shape.ts';
import { isTextRun, type TextElement, type TextNode } from './text/text-tree.ts';

/** The same words in each of the languages. */
export type WordsIn<Language extends TextLanguage> = Readonly<Record<Language, string>>;

/** A part that says itself in any of the languages: so all wordings have the same cids in the same order. */
export type PartIn<Language extends TextLanguage> = (language: Language) => TextElement;

const REFERENCE = /\{([a-z0-9-]+)\}/;

/** A heading; its number is computed. */
export function heading<Language extends TextLanguage>(
  cid: string,
  words: WordsIn<Language>,
  options: { level: HeadingLevel; numbering?: HeadingNumbering },
): PartIn<Language> {
  return (language) => element('heading', { cid, ...options }, inline(words[language]));
}

/** A numbered clause of one paragraph. */
export function clause<Language extends TextLanguage>(
  cid: string,
  words: WordsIn<Language>,
): PartIn<Language> {
  return (language) => identified(element('clause', { cid }, [paragraph(words[language])]), language);
}

/** An unnumbered part: strings become paragraphs, elements stand as they are. */
export function passage<Language extends TextLanguage>(
  cid: string,
  blocks: (language: Language) => readonly (string | TextElement)[],
  role: PassageRole | null = null,
): PartIn<Language> {
  return (language) => {
    const children = blocks(language).map((block) => (typeof block === 'string' ? paragraph(block) : block));
    return identified(element('passage', { cid, role }, children), language);
  };
}

/** The place of the signature blocks. */
export function signatures(cid: string): PartIn<TextLanguage> {
  return () => element('signatures', { cid }, []);
}

export function orderedList(items: readonly string[]): TextElement {
  return element(
    'orderedList',
    {},
    items.map((item) => element('listItem', {}, [paragraph(item)])),
  );
}

export function bulletList(items: readonly string[]): TextElement {
  return { ...orderedList(items), name: 'bulletList' };
}

/** The first row is the header. */
export function table(rows: readonly (readonly string[])[]): TextElement {
  return element(
    'table',
    {},
    rows.map((row, index) => {
      const name = index === 0 ? 'tableHeader' : 'tableCell';
      return element(
        'tableRow',
        {},
        row.map((cell) => element(name, {}, [paragraph(cell)])),
      );
    }),
  );
}

export function boldParagraph(words: string): TextElement {
  return element('paragraph', {}, [{ text: words, marks: { bold: {} } }]);
}

function paragraph(words: string): TextElement {
  return element('paragraph', {}, inline(words));
}

/** `{cid}` in the words becomes a reference to that part. */
function inline(words: string): TextNode[] {
  // Splitting by a pattern with a group gives words and cids in turn.
  return words.split(REFERENCE).flatMap((piece, index): TextNode[] => {
    if (index % 2 === 1) return [element('clauseRef', { cid: piece }, [])];
    return piece === '' ? [] : [{ text: piece, marks: {} }];
  });
}

function element(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  children: readonly TextNode[],
): TextElement {
  return { name, attributes, children };
}

/** Gives every inner block an id made of its part's: the same at every run. */
function identified(part: TextElement, language: TextLanguage): TextElement {
  let count = 0;
  const visit = (node: TextNode): TextNode => {
    if (isTextRun(node)) return node;
    const takesId = elementRules.get(node.name)?.attributes.has(TextShape.blockId) === true;
    const id = takesId ? { id: `${String(part.attributes['cid'])}-${language}-${++count}` } : {};
    return { ...node, attributes: { ...node.attributes, ...id }, children: node.children.map(visit) };
  };
  return { ...part, children: part.children.map(visit) };
}
