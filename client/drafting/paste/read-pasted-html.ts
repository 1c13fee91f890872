import { isListNumber, isSpan } from '#shared/drafting/text/attribute-values.ts';
import {
  type Block,
  type Cell,
  type ListEntry,
  type ListKind,
  type Marks,
  nestLists,
} from './pasted-block.ts';
import { paragraphsOf } from './pasted-runs.ts';
import { isHidden, marksOf, styleOf, wordEntryOf } from './pasted-style.ts';

/** Deeper lists and quotations than anybody reads; the gate has a bound on the depth of a text. */
const DEEPEST = 6;

const SKIPPED: ReadonlySet<string> = new Set(
  `script style meta link title head base template noscript iframe object embed applet svg math canvas img picture video
   audio source map button select textarea input option datalist xml del colgroup`.split(/\s+/),
);

const BLOCKS: ReadonlySet<string> = new Set(
  `p div section article main header footer nav aside h1 h2 h3 h4 h5 h6 pre address figure figcaption dl dt dd form
   fieldset legend details summary hr center caption tr td th tbody thead tfoot body html`.split(/\s+/),
);

type Place = {
  readonly marks: Marks;
  /** White space is as it was typed. */
  readonly isTyped: boolean;
  readonly list: ListKind;
  /** 0 outside of lists. */
  readonly listLevel: number;
  readonly quoteLevel: number;
  readonly isInTable: boolean;
};

const OUTSIDE: Place = {
  marks: { bold: false, italic: false, underline: false, href: null },
  isTyped: false,
  list: 'ul',
  listLevel: 0,
  quoteLevel: 0,
  isInTable: false,
};

/** What pasted markup says, in blocks of ours; styles, pictures, scripts and hidden words are left behind. */
export function readPastedHtml(root: ParentNode): Block[] {
  return nestLists(read(root, OUTSIDE));
}

type Flat = Block | ListEntry;

function read(root: ParentNode, place: Place): Flat[] {
  const gathered = new Gathered();
  readChildren(root, place, gathered);
  gathered.endParagraph();
  return gathered.blocks;
}

/** Blocks in order, and the runs of the paragraph that is being read. */
class Gathered {
  readonly blocks: Flat[] = [];
  #runs: Parameters<typeof paragraphsOf>[0][number][] = [];

  addText(text: string, marks: Marks): void {
    this.#runs.push({ text, marks });
  }

  addBreak(): void {
    this.#runs.push('break');
  }

  endParagraph(): void {
    for (const runs of paragraphsOf(this.#runs)) this.blocks.push({ kind: 'paragraph', runs });
    this.#runs = [];
  }

  add(...blocks: readonly Flat[]): void {
    this.endParagraph();
    this.blocks.push(...blocks);
  }
}

function readChildren(parent: ParentNode, place: Place, gathered: Gathered): void {
  for (const child of parent.childNodes) {
    if (child instanceof Text) readText(child.data, place, gathered);
    else if (child instanceof Element) readElement(child, place, gathered);
  }
}

function readText(text: string, place: Place, gathered: Gathered): void {
  if (!place.isTyped) {
    gathered.addText(text.replaceAll(/[\t\n\f\r]/g, ' '), place.marks);
    return;
  }
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (index > 0) gathered.addBreak();
    gathered.addText(line, place.marks);
  }
}

function readElement(element: Element, outer: Place, gathered: Gathered): void {
  const style = styleOf(element);
  const tag = element.localName;
  if (SKIPPED.has(tag) || isHidden(element, style)) return;
  const place = placeIn(element, style, outer);
  const entry = wordEntryOf(element, style);
  if (entry !== null) {
    gathered.add({ kind: 'entry', ...entry, blocks: nestLists(read(element, place)) });
  } else if (tag === 'br') {
    gathered.addBreak();
  } else if (tag === 'ul' || tag === 'ol') {
    readList(element, place, gathered);
  } else if (tag === 'li') {
    gathered.add(...entriesOf(element, place, isFirstOfList(element)));
  } else if (tag === 'blockquote') {
    gathered.add(...quoteOf(element, place));
  } else if (tag === 'table' && !place.isInTable) {
    gathered.add(...tableOf(element, place));
  } else if (BLOCKS.has(tag) || tag === 'table') {
    gathered.endParagraph();
    readChildren(element, place, gathered);
    gathered.endParagraph();
  } else {
    readChildren(element, place, gathered);
  }
}

function placeIn(element: Element, style: ReadonlyMap<string, string>, outer: Place): Place {
  const space = style.get('white-space');
  const isTyped =
    element.localName === 'pre' ||
    (space === undefined ? outer.isTyped : /^(?:pre|break-spaces)/.test(space));
  return { ...outer, marks: marksOf(element, style, outer.marks), isTyped };
}

function readList(element: Element, place: Place, gathered: Gathered): void {
  gathered.endParagraph();
  const list: ListKind = element.localName === 'ol' ? 'ol' : 'ul';
  const listLevel = Math.min(place.listLevel + 1, DEEPEST);
  readChildren(element, { ...place, list, listLevel, isTyped: false }, gathered);
  gathered.endParagraph();
}

/** An item, and behind it the items of the lists in it. */
function entriesOf(element: Element, place: Place, isFirst: boolean): Flat[] {
  const inner = read(element, place);
  const own = inner.filter((block) => block.kind !== 'entry');
  const deeper = inner.filter((block) => block.kind === 'entry');
  if (own.length === 0) return deeper;
  // Programs that write every item as a list of its own say the level on the item.
  const told = Number(element.getAttribute('data-aria-level') ?? element.getAttribute('aria-level') ?? 1);
  const level = Math.min(Math.max(place.listLevel, Number.isInteger(told) ? told : 1, 1), DEEPEST);
  const start = startOf(element);
  return [
    { kind: 'entry', list: place.list, level, start, isFirst: isFirst && start === 1, blocks: own },
    ...deeper,
  ];
}

function isFirstOfList(item: Element): boolean {
  return item.parentElement?.localName === 'ol' && item.previousElementSibling === null;
}

function startOf(item: Element): number {
  const start = Number(item.parentElement?.getAttribute('start') ?? 1);
  return isListNumber(start) ? start : 1;
}

function quoteOf(element: Element, place: Place): Flat[] {
  const inner = read(element, { ...place, quoteLevel: place.quoteLevel + 1, listLevel: 0 });
  if (place.quoteLevel >= DEEPEST) return inner;
  const blocks = nestLists(inner);
  return blocks.length === 0 ? [] : [{ kind: 'quote', blocks }];
}

/** A table of a single cell only held a page's layout together. */
function tableOf(table: Element, place: Place): Flat[] {
  const caption = table.querySelector(':scope > caption');
  const title = caption === null ? [] : read(caption, place);
  const rows = [...table.querySelectorAll('tr')]
    .filter((row) => row.closest('table') === table && !isHidden(row, styleOf(row)))
    .map((row) => cellsOf(row, place))
    .filter((cells) => cells.length > 0);
  const [first] = rows;
  if (first === undefined) return title;
  if (rows.length === 1 && first.length === 1) return [...title, ...first.flatMap(({ blocks }) => blocks)];
  return [...title, { kind: 'table', rows: withEvenRows(rows) }];
}

function cellsOf(row: Element, place: Place): Cell[] {
  return [...row.children].flatMap((element): Cell[] => {
    const style = styleOf(element);
    const isHeader = element.localName === 'th';
    if ((!isHeader && element.localName !== 'td') || isHidden(element, style)) return [];
    const inner = { ...placeIn(element, style, place), listLevel: 0, isInTable: true };
    // What heads a table is set apart by the table, not by its words.
    const marks = isHeader ? { ...inner.marks, bold: false } : inner.marks;
    return [
      {
        isHeader: isHeader || row.parentElement?.localName === 'thead',
        colspan: spanOf(element, 'colspan'),
        rowspan: spanOf(element, 'rowspan'),
        blocks: nestLists(read(element, { ...inner, marks })),
      },
    ];
  });
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number(cell.getAttribute(name) ?? 1);
  return isSpan(span) ? span : 1;
}

/** Short rows get empty cells, so that every column can be worked with; with cells over several rows nobody can tell. */
function withEvenRows(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  if (rows.some((row) => row.some(({ rowspan }) => rowspan > 1))) return rows;
  const widthOf = (row: readonly Cell[]) => row.reduce((sum, { colspan }) => sum + colspan, 0);
  const width = Math.max(...rows.map(widthOf));
  const empty: Cell = { isHeader: false, colspan: 1, rowspan: 1, blocks: [] };
  return rows.map((row) => [...row, ...Array.from({ length: width - widthOf(row) }, () => empty)]);
}
