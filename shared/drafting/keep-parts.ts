import type { Node, NodeType, Slice } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { type Mappable, Mapping, ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import { flattenSlice, hasWords, holdsPart, inlineSlice } from './flatten-slice.ts';

/** Set by y-tiptap on what comes from the Y.Doc: other people's changes, the server's, undo and redo. */
const FROM_TEXT = 'y-sync$';
/** What other plugins read from a transaction and a rewritten one must still say. */
const KEPT_META = ['paste', 'uiEvent', 'addToHistory', 'composition'];

/**
 * True when `after` has the same parts as `before`, in the same order, with the same attributes, and what changed in them
 * fits the schema: ProseMirror's fitting of a drop can leave an empty list item, and y-tiptap would then delete it, with
 * all that stands in it, for everybody.
 */
function keepsPartsOf(before: Node, after: Node): boolean {
  if (before.childCount !== after.childCount) return false;
  return before.children.every((part, index) => {
    const now = after.child(index);
    return part === now || (part.sameMarkup(now) && fitsSchema(now));
  });
}

function fitsSchema(part: Node): boolean {
  try {
    part.check();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** True for a transaction that leaves the parts alone, or that comes from the text itself and must not be touched. */
export function keepsParts(tr: Transaction): boolean {
  return !tr.docChanged || tr.getMeta(FROM_TEXT) !== undefined || keepsPartsOf(tr.before, tr.doc);
}

/**
 * What a person's transaction may do to a text: itself when it leaves the parts alone; otherwise the same edit with every
 * part kept (what was selected in each is emptied, what was put in goes into the first); null when there is none such.
 */
export function keepParts(tr: Transaction, state: EditorState): Transaction | null {
  if (keepsParts(tr)) return tr;
  const kept = state.tr;
  for (const [index, step] of tr.steps.entries()) {
    if (!applyKept(kept, step, throughKept(tr.steps.slice(0, index), kept))) return null;
  }
  if (!keepsPartsOf(state.doc, kept.doc)) return null;
  for (const key of KEPT_META) {
    const value: unknown = tr.getMeta(key);
    if (value !== undefined) kept.setMeta(key, value);
  }
  // TipTap would otherwise turn an emptied text into bare paragraphs.
  kept.setMeta('preventClearDocument', true);
  return tr.scrolledIntoView ? kept.scrollIntoView() : kept;
}

/**
 * The transaction that puts a slice in the place of a selection that spans parts: each keeps what was not selected, the
 * first takes the words. Null for a selection within one part, where ProseMirror does it better.
 */
export function replaceAcrossSelection(state: EditorState, slice: Slice): Transaction | null {
  const { from, to } = state.selection;
  if (isWithinOnePart(state.doc, from, to)) return null;
  const kept = state.tr;
  replaceAcrossParts(kept, { from, to }, slice);
  return keepsPartsOf(state.doc, kept.doc) ? kept : null;
}

/** Positions after the earlier steps as they were meant → positions after what was kept of them. */
function throughKept(earlier: readonly Step[], kept: Transaction): Mappable {
  const back = new Mapping(earlier.map((step) => step.getMap().invert()).reverse());
  // A caret left by a deletion stays where the deletion began.
  const start = (position: number): number => back.map(position, -1);
  return {
    map: (position, side) => kept.mapping.map(start(position), side),
    mapResult: (position, side) => kept.mapping.mapResult(start(position), side),
  };
}

/** False when the step cannot be kept. */
function applyKept(kept: Transaction, step: Step, mapping: Mappable): boolean {
  const replaced = replacedBy(step, mapping);
  if (replaced !== null && touchesParts(kept.doc, replaced)) {
    replaceAcrossParts(kept, replaced, replaced.slice);
    return true;
  }
  const mapped = step.map(mapping);
  return mapped === null || kept.maybeStep(mapped).failed === null;
}

/** `from` to `to` are the words that a step takes out, `end` how far it reaches. */
type Replaced = { from: number; to: number; end: number; slice: Slice };

/** Null for a step that only marks or sets an attribute. */
function replacedBy(step: Step, mapping: Mappable): Replaced | null {
  if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return null;
  const from = mapping.map(step.from, 1);
  const end = Math.max(mapping.map(step.to, -1), from);
  if (step instanceof ReplaceStep) return { from, to: end, end, slice: step.slice };
  // Deleting up to the middle of a block moves the rest of that block: its gap. In a text of parts the rest stays.
  return { from, to: Math.max(mapping.map(step.gapFrom, -1), from), end, slice: step.slice };
}

function touchesParts(doc: Node, { from, end, slice }: Replaced): boolean {
  return holdsPart(slice.content) || !isWithinOnePart(doc, from, end);
}

function isWithinOnePart(doc: Node, from: number, to: number): boolean {
  const $from = doc.resolve(from);
  return $from.depth > 0 && to <= $from.end(1);
}

function replaceAcrossParts(kept: Transaction, range: { from: number; to: number }, slice: Slice): void {
  const before = kept.steps.length;
  const isOnlyData = emptyParts(kept, range) === 0 && range.from < range.to;
  const start = kept.mapping.slice(before).map(range.from, -1);
  const place = textPlace(kept.doc, start, range.from < range.to ? 1 : -1);
  if (place === null) return;
  const flat = flattenSlice(slice);
  // Data that was selected stays; nobody meant to type into its neighbour.
  if (!hasWords(flat.content) || isOnlyData) {
    kept.setSelection(TextSelection.create(kept.doc, place));
    return;
  }
  const inserted = kept.steps.length;
  const isInline = kept.doc.resolve(place).depth === 1;
  kept.replaceRange(place, place, isInline ? inlineSlice(flat) : flat);
  const end = kept.mapping.slice(inserted).map(place, 1);
  kept.setSelection(Selection.near(kept.doc.resolve(end), -1));
}

/** Empties what lies in the range, part by part; returns how many parts with words of their own it touched. */
function emptyParts(kept: Transaction, { from, to }: { from: number; to: number }): number {
  const touched: { part: Node; start: number; end: number }[] = [];
  kept.doc.forEach((part, offset) => {
    const start = offset + 1;
    const end = offset + part.nodeSize - 1;
    if (!part.isLeaf && from <= end && to >= start) touched.push({ part, start, end });
  });
  // Last part first: the positions before it stay what they are.
  for (const { part, start, end } of touched.reverse()) {
    emptyPart(kept, part, { start, end, from: Math.max(from, start), to: Math.min(to, end) });
  }
  return touched.length;
}

type Cut = { start: number; end: number; from: number; to: number };

function emptyPart(kept: Transaction, part: Node, cut: Cut): void {
  if (cut.from >= cut.to) return;
  const paragraph = part.type.schema.nodes['paragraph'];
  if (part.inlineContent || paragraph === undefined || !isWhole(kept.doc, cut)) kept.delete(cut.from, cut.to);
  else kept.replaceWith(cut.start, cut.end, emptyParagraph(part, paragraph));
}

/** The first paragraph keeps its identity, so that the text keeps its element. */
function emptyParagraph(part: Node, paragraph: NodeType): Node {
  const first = part.firstChild;
  return paragraph.create(first?.type === paragraph ? { ...first.attrs, joinSug: null } : null);
}

/** True when no place for the caret is left outside of the cut. */
function isWhole(doc: Node, { start, end, from, to }: Cut): boolean {
  const first = Selection.findFrom(doc.resolve(start), 1, true);
  const last = Selection.findFrom(doc.resolve(end), -1, true);
  const startsBefore = first === null || first.from > end || from <= first.from;
  const endsAfter = last === null || last.to < start || to >= last.to;
  return startsBefore && endsAfter;
}

/** The nearest place where words may stand, in the direction first asked for. */
function textPlace(doc: Node, position: number, direction: 1 | -1): number | null {
  const $position = doc.resolve(position);
  if ($position.parent.inlineContent) return position;
  const near =
    Selection.findFrom($position, direction, true) ?? Selection.findFrom($position, -direction, true);
  return near === null ? null : near.head;
}
