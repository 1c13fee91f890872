import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { partAtSelection, partNamed } from './standing-part.ts';

/**
 * A part that becomes of another kind, or moves, is another element with the same cid: places in the old one lead to a
 * neighbour, and what is typed or pressed next would go there. The selection stays in its part, by the part's name.
 */
export const CaretStays = Extension.create({
  name: 'caretStays',

  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction: (transactions, before, after) =>
          transactions.some((transaction) => isChangeOrigin(transaction)) ? putBack(before, after) : null,
      }),
    ];
  },
});

/** Null where the selection is still in its part, or the part has gone. */
function putBack(before: EditorState, after: EditorState): Transaction | null {
  const part = partAtSelection(before);
  if (part === null || partAtSelection(after)?.cid === part.cid) return null;
  const now = partNamed(after.doc, part.cid);
  if (now === null) return null;
  const at = (place: number) =>
    after.doc.resolve(now.position + Math.min(place - part.position, now.node.nodeSize - 1));
  return after.tr.setSelection(TextSelection.between(at(before.selection.from), at(before.selection.to)));
}
