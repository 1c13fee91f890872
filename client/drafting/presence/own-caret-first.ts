import { Extension } from '@tiptap/core';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { tellSelection } from '#client/browser/tell-selection.ts';
import { followWords } from './follow-words.ts';

/**
 * Carets of others, words under discussion, places found, words of others: drawing them anew never moves the caret of the
 * person at this keyboard. What they have just clicked on is read before the drawing, which then takes it over.
 */
export const OwnCaretFirst = Extension.create({
  name: 'ownCaretFirst',

  dispatchTransaction({ transaction, next }) {
    if (isOnlyDrawing(transaction)) {
      tellSelection();
      keepCaret(transaction, this.editor.state);
    } else followWords(transaction, this.editor.state);
    next(transaction);
  },
});

/** While the focus comes or goes, what the browser calls selected is not what anybody has chosen. */
function isOnlyDrawing(transaction: Transaction): boolean {
  if (transaction.docChanged || transaction.selectionSet) return false;
  return transaction.getMeta('focus') === undefined && transaction.getMeta('blur') === undefined;
}

function keepCaret(transaction: Transaction, { doc, selection }: EditorState): void {
  if (doc === transaction.doc && !selection.eq(transaction.selection)) transaction.setSelection(selection);
}
