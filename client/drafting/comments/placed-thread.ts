import * as Y from 'yjs';
import { type CommentPlace, placeOf } from '#shared/drafting/comments/comment-place.ts';
import type { CommentThread } from '#shared/drafting/comments/comment-threads.ts';
import { numberParts, partLabel } from '#shared/drafting/numbering.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** A thread with where it stands now. */
export type PlacedThread = CommentThread & {
  readonly place: CommentPlace;
  /** Number of the part as the margin shows it; empty for a part without one. */
  readonly label: string;
};

type PartOrder = ReadonlyMap<string, { readonly index: number; readonly label: string }>;

/** Places every thread and puts them in the order in which one reads; what has lost its part comes last. */
export function inTextOrder(doc: Y.Doc, threads: readonly CommentThread[]): readonly PlacedThread[] {
  if (threads.length === 0) return [];
  const orders = new Map<TextLanguage, PartOrder>();
  const orderOf = (language: TextLanguage): PartOrder => {
    const known = orders.get(language) ?? partOrder(doc, language);
    orders.set(language, known);
    return known;
  };
  return threads
    .map((thread) => {
      const part = orderOf(thread.anchor.language).get(thread.anchor.part);
      const placed = { ...thread, place: placeOf(doc, thread.anchor), label: part?.label ?? '' };
      return { placed, at: part?.index ?? Number.POSITIVE_INFINITY };
    })
    .sort(
      (a, b) => compare(a.at, b.at) || offsetIn(a.placed) - offsetIn(b.placed) || byAge(a.placed, b.placed),
    )
    .map(({ placed }) => placed);
}

/** Infinity minus itself is no number. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

const offsetIn = ({ place }: PlacedThread): number => (place.kind === 'words' ? place.from : 0);

const byAge = (a: PlacedThread, b: PlacedThread): number =>
  (a.entries[0]?.at ?? 0) - (b.entries[0]?.at ?? 0) || (a.id < b.id ? -1 : 1);

function partOrder(doc: Y.Doc, language: TextLanguage): PartOrder {
  if (!doc.share.has(language)) return new Map();
  const parts = doc
    .getXmlFragment(language)
    .toArray()
    .filter((part) => part instanceof Y.XmlElement);
  const numbers = numberParts(
    parts.map((part) => ({ name: part.nodeName, attributes: part.getAttributes() })),
  );
  const order = new Map<string, { index: number; label: string }>();
  for (const [index, part] of parts.entries()) {
    const cid: unknown = part.getAttribute(TextShape.partId);
    const number = numbers[index] ?? null;
    if (typeof cid !== 'string' || order.has(cid)) continue;
    order.set(cid, { index, label: number === null ? '' : partLabel(number, language) });
  }
  return order;
}
