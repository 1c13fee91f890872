import type { SplitPoint } from '#shared/drafting/part-command.ts';
import {
  type CopiedChild,
  type CopiedElement,
  copyElement,
  isCopiedText,
} from '#shared/drafting/text/part-copy.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { conflict, type PartCommandText } from './part-command-text.ts';
import { cutBlocks, cutByCount, type Halves, lengthOf } from './part-cutting.ts';
import { paragraph } from './part-kinds.ts';
import type { OperationOf, PartOperation } from './part-operation.ts';
import type { Performed } from './performed.ts';

type Markup = { name: string; attributes: Record<string, unknown> };

/** Two parts of one, in every language; a language without words for the second gets an empty place to write. */
export function splitPart(text: PartCommandText, operation: OperationOf<'split'>): Performed {
  const { part, newPart, at, name, attributes } = operation;
  const standing = text.standing(part).map((found) => ({ ...found, copy: copyElement(found.element) }));
  if (standing.some(({ copy }) => !holdsBlocks(copy))) throw conflict('only blocks can be split');
  const cuts = new Map<string, Halves>();
  for (const { language, copy } of standing) {
    const point = at[language];
    if (point !== undefined) cuts.set(language, cutBlocks(copy, point, text.newId));
  }
  const [given] = cuts.values();
  const place = operation.place ?? given?.before.length ?? 0;
  const seams: Record<string, string> = {};
  for (const { language, copy, index, element } of standing) {
    const halves = cuts.get(language) ?? cutByCount(copy, place);
    const before = orEmpty(halves.before, text);
    const after = orEmpty(halves.after, text);
    const seam = seamOf(copy, halves.before.length === 0, after);
    if (seam !== null) seams[language] = seam;
    const second = { name, attributes: { ...attributes, [TextShape.partId]: newPart }, source: null };
    text.write(language, index, { ...second, children: after });
    text.write(language, index, { ...copy, children: before });
    text.remove(language, element);
  }
  return { inverse: { kind: 'join', part: newPart, seams }, part: newPart };
}

/** The id of the block behind a paragraph that the cut has made; null when it went between two blocks. */
function seamOf(part: CopiedElement, isFirstNew: boolean, after: readonly CopiedChild[]): string | null {
  const first = after[0] === undefined ? null : blockIdOf(after[0]);
  if (isFirstNew) return first;
  return first === null || part.children.some((child) => blockIdOf(child) === first) ? null : first;
}

function orEmpty(blocks: readonly CopiedChild[], text: PartCommandText): readonly CopiedChild[] {
  return blocks.length > 0 ? blocks : [paragraph(text.newId(), [])];
}

/** One part of two, in every language: the words of the second follow those of the one before it. */
export function joinParts(text: PartCommandText, operation: OperationOf<'join'>): Performed {
  const { part, seams } = operation;
  const previous = text.before(part);
  if (previous === null) throw conflict('there is no part before it');
  const pairs = text.standing(part).map(({ language, element }) => {
    const first = text.find(language, previous);
    return { language, element, second: copyElement(element), first };
  });
  const all = pairs.flatMap(({ second, first }) => [second, ...(first ? [copyElement(first.element)] : [])]);
  if (!all.every(holdsBlocks)) throw conflict('only clauses and passages can be joined');
  const at: Record<string, SplitPoint> = {};
  let markup: Markup | null = null;
  for (const { language, element, second, first } of pairs) {
    markup ??= markupOf(second);
    const standing = first === null ? null : copyElement(first.element);
    const seam = seams[language];
    const joined = joinCopies(standing ?? { ...second, children: [], source: null }, second, seam);
    at[language] = joined.at;
    const attributes = { ...(standing ?? second).attributes, [TextShape.partId]: previous };
    const index = first?.index ?? text.parts(language).indexOf(element);
    text.write(language, index, { ...joined.copy, attributes }, element);
    if (first !== null) text.remove(language, first.element);
    text.remove(language, element);
  }
  if (markup === null) throw new Error('a part stands in no language');
  const inverse: PartOperation = { kind: 'split', part: previous, newPart: part, at, place: null, ...markup };
  return { inverse, part: previous };
}

/** With the point at which a split takes them apart again. */
function joinCopies(
  first: CopiedElement,
  second: CopiedElement,
  seam: string | undefined,
): { copy: CopiedElement; at: SplitPoint } {
  const last = first.children.at(-1);
  const [head, ...rest] = second.children;
  const headId = head === undefined ? null : blockIdOf(head);
  if (isParagraph(last) && isParagraph(head) && headId !== null && headId === seam) {
    const offset = last.children.reduce((sum, child) => sum + lengthOf(child), 0);
    const grown = { ...last, children: grownTogether([...last.children, ...head.children]) };
    const copy = { ...first, children: [...first.children.slice(0, -1), grown, ...rest] };
    return { copy, at: { block: blockIdOf(last) ?? '', offset } };
  }
  const copy = { ...first, children: [...first.children, ...second.children] };
  return { copy, at: { block: headId ?? '', offset: null } };
}

function isParagraph(child: CopiedChild | undefined): child is CopiedElement {
  return child !== undefined && !isCopiedText(child) && child.name === 'paragraph';
}

/** Neighbouring words are one text, as y-tiptap holds them. */
function grownTogether(children: readonly CopiedChild[]): CopiedChild[] {
  const grown: CopiedChild[] = [];
  for (const child of children) {
    const last = grown.at(-1);
    if (last !== undefined && isCopiedText(last) && isCopiedText(child)) {
      grown[grown.length - 1] = { ...last, runs: [...last.runs, ...child.runs] };
    } else {
      grown.push(child);
    }
  }
  return grown;
}

function markupOf({ name, attributes: all }: CopiedElement): Markup {
  const { [TextShape.partId]: _cid, ...attributes } = all;
  return { name, attributes };
}

function blockIdOf(child: CopiedChild): string | null {
  const id = isCopiedText(child) ? null : child.attributes[TextShape.blockId];
  return typeof id === 'string' ? id : null;
}

function holdsBlocks({ name }: CopiedElement): boolean {
  return name === 'clause' || name === 'passage';
}
