import type { Node } from '@tiptap/pm/model';

/** Between spaces and long dashes: something with a letter or a figure in it. */
const WORD = /[^\s\u00a0\u202f–—]*[\p{L}\p{N}][^\s\u00a0\u202f–—]*/gu;

/** How many words stand in a text, or between two of its positions; a reference to a part counts as the number it shows. */
export function countWords(doc: Node, from = 0, to = doc.content.size): number {
  const text = doc.textBetween(from, to, '\n', (leaf) =>
    leaf.type.isInGroup('inline') && leaf.isAtom ? leafWord(leaf) : '\n',
  );
  return text.match(WORD)?.length ?? 0;
}

function leafWord(leaf: Node): string {
  return leaf.type.name === 'hardBreak' ? '\n' : '0';
}
