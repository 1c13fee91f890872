import { elementRules } from '#shared/drafting/text/content-rules.ts';
import type { HeadingLevel, HeadingNumbering } from '#shared/drafting/text/nodes/heading.ts';
import type { PassageRole } from '#shared/drafting/text/nodes/passage.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { isTextRun, type TextElement, type TextNode } from '#shared/drafting/text/text-tree.ts';

/** The two languages of the demonstration texts. */
export type DemoLanguage = 'en' | 'ru';
export type Words = Readonly<Record<DemoLanguage, string>>;

/** A part that says itself in either language: so both texts have the same cids in the same order. */
export type DemoPart = (language: DemoLanguage) => TextElement;

const REFERENCE = /\{([a-z0-9-]+)\}/;

/** A heading; its number is computed. */
export function heading(
  cid: string,
  words: Words,
  options: { level: HeadingLevel; numbering?: HeadingNumbering },
): DemoPart {
  return (language) => element('heading', { cid, ...options }, inline(words[language]));
}

/** A numbered clause of one paragraph. */
export function clause(cid: string, words: Words): DemoPart {
  return (language) => identified(element('clause', { cid }, [paragraph(words[language])]), language);
}

/** An unnumbered part: strings become paragraphs, elements stand as they are. */
export function passage(
  cid: string,
  blocks: (language: DemoLanguage) => readonly (string | TextElement)[],
  role: PassageRole | null = null,
): DemoPart {
  return (language) => {
    const children = blocks(language).map((block) => (typeof block === 'string' ? paragraph(block) : block));
    return identified(element('passage', { cid, role }, children), language);
  };
}

/** The place of the signature blocks. */
export function signatures(cid: string): DemoPart {
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
function identified(part: TextElement, language: DemoLanguage): TextElement {
  let count = 0;
  const visit = (node: TextNode): TextNode => {
    if (isTextRun(node)) return node;
    const takesId = elementRules.get(node.name)?.attributes.has(TextShape.blockId) === true;
    const id = takesId ? { id: `${String(part.attributes['cid'])}-${language}-${++count}` } : {};
    return { ...node, attributes: { ...node.attributes, ...id }, children: node.children.map(visit) };
  };
  return { ...part, children: part.children.map(visit) };
}
