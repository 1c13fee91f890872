import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { isTextRun, type TextElement, type TextNode, type TextRun } from './text/text-tree.ts';

/** Raised when the rendering changes: digests of before and after must never be compared as equals. */
const CANONICAL_FORM = 1;

/**
 * Attributes that change what a reader reads, with the value that a missing one stands for; spelled out here and not
 * taken from the schema, because a digest must come out the same for ever. All others are left out.
 */
const meaningOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  heading: { level: 1, numbering: null },
  annex: { source: null },
  orderedList: { start: 1 },
  tableHeader: { colspan: 1, rowspan: 1 },
  tableCell: { colspan: 1, rowspan: 1 },
  alternative: { side: null },
  actionRef: { action: null },
  initiativeRef: { initiative: null },
  figureRef: { figure: null },
  clauseRef: { cid: null },
  link: { href: null },
};

const INSERTION = 'insertion';
const DELETION = 'deletion';

type CanonicalRun = { marks?: unknown[]; text: string };
type CanonicalElement = { attributes?: Record<string, unknown>; content?: CanonicalNode[]; name: string };
type CanonicalNode = CanonicalRun | CanonicalElement;

/**
 * The one deterministic rendering of a part, in one language, from which every digest is made. Included: the kind of the
 * part and of its blocks, their order, the words in NFC, bold, italic, underline, addresses of links, start of lists,
 * spans of cells, level and numbering of headings, alternatives as groups labelled with their Sides, chips by the id they
 * name. Every open suggestion is rejected. Left out: cid, ids of blocks, widths, the role of a passage, display numbers,
 * and how the words are split into runs.
 */
export function canonicalPart(part: TextElement): string {
  return JSON.stringify({ canonical: CANONICAL_FORM, part: canonicalElement(part) });
}

/** SHA-256 of a canonical text, in lower-case hexadecimal. */
export function digestOf(canonical: string): string {
  return bytesToHex(sha256(utf8ToBytes(canonical)));
}

function canonicalElement(element: TextElement): CanonicalElement {
  const attributes = meaning(element.name, element.attributes);
  const content = canonicalChildren(element.children);
  return {
    ...(attributes === null ? {} : { attributes }),
    ...(content.length === 0 ? {} : { content }),
    name: element.name,
  };
}

function canonicalChildren(children: readonly TextNode[]): CanonicalNode[] {
  const merged: CanonicalNode[] = [];
  for (const child of children) {
    if (!isTextRun(child)) merged.push(canonicalElement(child));
    else if (child.text !== '' && !(INSERTION in child.marks)) addRun(merged, canonicalRun(child));
  }
  // Only now: a letter and its accent may have come in two runs.
  return merged.map((node) => ('text' in node ? { ...node, text: node.text.normalize('NFC') } : node));
}

/** Keys in a fixed order, so that equal runs are equal as JSON. */
function canonicalRun(run: TextRun): CanonicalRun {
  const marks = Object.keys(run.marks)
    .filter((name) => name !== DELETION)
    .sort()
    .map((name) => {
      const attributes = meaning(name, run.marks[name] ?? {});
      return attributes === null ? name : { attributes, name };
    });
  return marks.length === 0 ? { text: run.text } : { marks, text: run.text };
}

function addRun(merged: CanonicalNode[], run: CanonicalRun): void {
  const last = merged.at(-1);
  const continues = last !== undefined && 'text' in last && sameMarks(last, run);
  if (continues) last.text += run.text;
  else merged.push(run);
}

function sameMarks(one: CanonicalRun, other: CanonicalRun): boolean {
  return JSON.stringify(one.marks) === JSON.stringify(other.marks);
}

function meaning(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
): Record<string, unknown> | null {
  const defaults = meaningOf[name];
  if (defaults === undefined) return null;
  const told = Object.keys(defaults).sort();
  return Object.fromEntries(told.map((key) => [key, attributes[key] ?? defaults[key]]));
}
