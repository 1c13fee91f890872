import type { Node } from '@tiptap/pm/model';
import type { WordRange } from '#shared/drafting/comments/find-words.ts';

type Positions = { readonly from: number; readonly to: number };

/** Lines of a part with their offset in its words; counts as `partWords` does, so that both mean the same letters. */
function linesOf(part: Node): { line: Node; at: number; from: number }[] {
  const lines: { line: Node; at: number; from: number }[] = [];
  let words = 0;
  const add = (line: Node, at: number): void => {
    if (lines.length > 0) words += 1;
    lines.push({ line, at, from: words });
    words += line.content.size;
  };
  if (part.inlineContent) add(part, 0);
  else {
    part.descendants((node, at) => {
      if (node.inlineContent) add(node, at + 1);
      return !node.inlineContent;
    });
  }
  return lines;
}

/** Where words of a part stand in the document; `partAt` is the position before the part. Null when they are not there. */
export function wordPositions(part: Node, partAt: number, range: WordRange): Positions | null {
  const lines = linesOf(part);
  const first = lines.findLast(({ from }) => from <= range.from);
  const last = lines.findLast(({ from }) => from < range.to);
  if (first === undefined || last === undefined) return null;
  const position = ({ line, at, from }: (typeof lines)[number], offset: number): number =>
    partAt + 1 + at + Math.min(offset - from, line.content.size);
  const from = position(first, range.from);
  const to = position(last, range.to);
  return from < to ? { from, to } : null;
}

/** The offsets in a part's words of two positions in the document; positions outside the part count as its ends. */
export function wordOffsets(part: Node, partAt: number, { from, to }: Positions): WordRange {
  const lines = linesOf(part);
  const offset = (position: number): number => {
    const inside = position - partAt - 1;
    const line = lines.findLast(({ at }) => at <= inside);
    if (line === undefined) return 0;
    return line.from + Math.min(inside - line.at, line.line.content.size);
  };
  return { from: offset(from), to: offset(to) };
}
