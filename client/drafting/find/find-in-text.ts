import type { Node } from '@tiptap/pm/model';

export type Found = { readonly from: number; readonly to: number };

/** Every place of the pattern, block by block; marks in the middle of a word do not hide it. */
export function findInText(doc: Node, pattern: RegExp): Found[] {
  const found: Found[] = [];
  doc.descendants((block, at) => {
    if (!block.isTextblock) return true;
    for (const match of wordsOf(block).matchAll(pattern)) {
      const from = at + 1 + match.index;
      if (match[0] !== '') found.push({ from, to: from + match[0].length });
    }
    return false;
  });
  return found;
}

/** As long as the block's content: what is no word counts as one sign that no pattern matches. */
function wordsOf(block: Node): string {
  return block.children.map((child) => child.text ?? '\ufffc'.repeat(child.nodeSize)).join('');
}
