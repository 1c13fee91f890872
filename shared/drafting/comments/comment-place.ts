import * as Y from 'yjs';
import { type CommentAnchor, type Letter, LONGEST_QUOTE } from './comment-anchor.ts';
import { findWords, type WordRange } from './find-words.ts';
import { partByCid, type PartWords, partWords } from './part-words.ts';

/** Where a thread stands today. */
export type CommentPlace =
  /** These words: offsets in the words of the part. */
  | ({ readonly kind: 'words' } & WordRange)
  | { readonly kind: 'part' }
  /** The part is there, the words are not. */
  | { readonly kind: 'words-gone' }
  | { readonly kind: 'part-gone' };

/** An anchor on a part, or on words of it; without letters in the range, on the part. Null when there is no such part. */
export function anchorOn(
  doc: Y.Doc,
  { language, part }: Pick<CommentAnchor, 'language' | 'part'>,
  range: WordRange | null,
): CommentAnchor | null {
  const element = partByCid(doc, language, part);
  if (element === null) return null;
  return { part, language, range: range === null ? null : rangeAnchor(partWords(element), range) };
}

function rangeAnchor({ words, runs }: PartWords, { from: begun, to }: WordRange): CommentAnchor['range'] {
  // A pair of surrogates cut in two could not be sent: others would get another quote than its author has.
  const from = /^[\udc00-\udfff]/.test(words.slice(begun, begun + 1)) ? begun + 1 : begun;
  const inside = runs.flatMap(({ text, from: start }) => {
    const first = Math.max(from, start);
    const end = Math.min(to, start + text.length);
    return first < end ? [{ text, start, first, end }] : [];
  });
  const [begin] = inside;
  const finish = inside.at(-1);
  if (begin === undefined || finish === undefined) return null;
  const first = letterAt(begin.text, begin.first - begin.start);
  const last = letterAt(finish.text, finish.end - 1 - finish.start);
  const quote = words
    .slice(begin.first, Math.min(finish.end, begin.first + LONGEST_QUOTE))
    .replace(/[\ud800-\udbff]$/, '');
  return first === null || last === null || quote === '' ? null : { quote, offset: begin.first, first, last };
}

function letterAt(text: Y.XmlText, index: number): Letter | null {
  const { item } = Y.createRelativePositionFromTypeIndex(text, index);
  return item === null ? null : [item.client, item.clock];
}

/**
 * Where the anchor stands now: by its letters while any of them is left, else where the quoted words are found again in
 * the part (a moved part is a copy with new letters), else honestly gone. Never writes to the text.
 */
export function placeOf(doc: Y.Doc, { part, language, range }: CommentAnchor): CommentPlace {
  const element = partByCid(doc, language, part);
  if (element === null) return { kind: 'part-gone' };
  if (range === null) return { kind: 'part' };
  const words = partWords(element);
  const found = rangeOfLetters(doc, words, range) ?? findWords(words.words, range.quote, range.offset);
  return found === null ? { kind: 'words-gone' } : { kind: 'words', ...found };
}

function rangeOfLetters(
  doc: Y.Doc,
  words: PartWords,
  { first, last }: { first: Letter; last: Letter },
): WordRange | null {
  const from = offsetOf(doc, words, first, 0);
  const to = offsetOf(doc, words, last, -1);
  return from === null || to === null || from >= to ? null : { from, to };
}

/** `side` 0: before the letter, -1: after it; of a deleted letter, where it was. Null when its run is not in the part. */
function offsetOf(doc: Y.Doc, { runs }: PartWords, [client, clock]: Letter, side: 0 | -1): number | null {
  const letter = new Y.RelativePosition(null, null, Y.createID(client, clock), side);
  const position = Y.createAbsolutePositionFromRelativePosition(letter, doc);
  // A run that was deleted whole is still a type to Yjs: it is only not among the runs of the part.
  const run = position === null ? undefined : runs.find(({ text }) => text === position.type);
  return position === null || run === undefined ? null : run.from + position.index;
}
