import type { SplitPoint } from '#shared/drafting/part-command.ts';
import {
  type CopiedChild,
  type CopiedElement,
  type CopiedText,
  isCopiedText,
} from '#shared/drafting/text/part-copy.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { conflict } from './part-command-text.ts';
import { paragraph } from './part-kinds.ts';

export type Halves = { readonly before: readonly CopiedChild[]; readonly after: readonly CopiedChild[] };

/** Cuts the blocks of a part; the words behind the cut get a paragraph of their own. Refuses a point that is not there. */
export function cutBlocks(part: CopiedElement, at: SplitPoint, newId: () => string): Halves {
  const index = part.children.findIndex(
    (child) => !isCopiedText(child) && child.attributes[TextShape.blockId] === at.block,
  );
  const block = part.children[index];
  if (block === undefined || isCopiedText(block)) throw conflict(`there is no block ${at.block} to split at`);
  const before = part.children.slice(0, index);
  const after = part.children.slice(index + 1);
  const length = block.children.reduce((sum, child) => sum + lengthOf(child), 0);
  if (at.offset === null || at.offset === 0) return { before, after: [block, ...after] };
  if (at.offset >= length) return { before: [...before, block], after };
  if (block.name !== 'paragraph') throw conflict(`a ${block.name} is split between its blocks only`);
  const words = cutWords(block.children, at.offset);
  return {
    before: [...before, { ...block, children: words.before }],
    after: [paragraph(newId(), words.after), ...after],
  };
}

/** Before the block with this place; all of a shorter part stays. */
export function cutByCount(part: CopiedElement, index: number): Halves {
  return { before: part.children.slice(0, index), after: part.children.slice(index) };
}

export function lengthOf(child: CopiedChild): number {
  return isCopiedText(child) ? child.runs.reduce((sum, run) => sum + run.insert.length, 0) : 1;
}

function cutWords(children: readonly CopiedChild[], offset: number): Halves {
  const before: CopiedChild[] = [];
  const after: CopiedChild[] = [];
  let left = offset;
  for (const child of children) {
    const length = lengthOf(child);
    if (left >= length) before.push(child);
    else if (left <= 0 || !isCopiedText(child)) after.push(child);
    else {
      const halves = cutText(child, left);
      before.push(halves.before);
      after.push(halves.after);
    }
    left -= length;
  }
  return { before, after };
}

function cutText(text: CopiedText, offset: number): { before: CopiedText; after: CopiedText } {
  const before: CopiedText['runs'][number][] = [];
  const after: CopiedText['runs'][number][] = [];
  let left = offset;
  for (const run of text.runs) {
    const cut = Math.min(Math.max(left, 0), run.insert.length);
    if (cut > 0) before.push({ ...run, insert: run.insert.slice(0, cut) });
    if (cut < run.insert.length) {
      const source =
        run.source === null ? null : { client: run.source.client, clock: run.source.clock + cut };
      after.push({ ...run, insert: run.insert.slice(cut), source });
    }
    left -= run.insert.length;
  }
  return { before: { runs: before, source: text.source }, after: { runs: after, source: null } };
}
