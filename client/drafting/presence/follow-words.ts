import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import {
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { partAtSelection, partNamed } from '#client/drafting/parts/standing-part.ts';

type Change = { isUndoRedoOperation?: boolean } | undefined;
type Sync = { binding?: ProsemirrorBinding } | undefined;

/**
 * Keeps the caret at its letter when somebody else writes in the same paragraph. The binding takes a paragraph whose words
 * have changed for another one and leaves the caret so many letters from its start; whoever writes there would go on in
 * the middle of other words. As long as the paragraph lives, Yjs knows where the letter is.
 */
export function followWords(transaction: Transaction, state: EditorState): void {
  const change: Change = transaction.getMeta(ySyncPluginKey);
  if (!isChangeOrigin(transaction) || change?.isUndoRedoOperation === true) return;
  if (!(state.selection instanceof TextSelection)) return;
  const sync: Sync = ySyncPluginKey.getState(state);
  const binding = sync?.binding;
  const before = binding?.beforeTransactionSelection;
  if (binding === undefined || before === null || before === undefined) return stayInPart(transaction, state);
  const anchor = placeOf(before.anchor, binding);
  const head = placeOf(before.head, binding);
  if (anchor === null || head === null) return stayInPart(transaction, state);
  const { doc } = transaction;
  transaction.setSelection(TextSelection.between(doc.resolve(anchor), doc.resolve(head)));
}

/**
 * A part that becomes of another kind, or moves, is another element with the same cid: the binding's guess is a neighbour,
 * and what is typed or pressed next would go there. The caret stays in its part, by the part's name.
 */
function stayInPart(transaction: Transaction, { selection, doc }: EditorState): void {
  const part = partAtSelection({ selection, doc });
  if (part === null || partAtSelection(transaction)?.cid === part.cid) return;
  const now = partNamed(transaction.doc, part.cid);
  if (now === null) return;
  const at = (place: number) =>
    transaction.doc.resolve(now.position + Math.min(place - part.position, now.node.nodeSize - 1));
  transaction.setSelection(TextSelection.between(at(selection.anchor), at(selection.head)));
}

/** Null where the paragraph itself has gone, as when its part was moved. */
function placeOf(position: Y.RelativePosition, { doc, type, mapping }: ProsemirrorBinding): number | null {
  const place = Y.createAbsolutePositionFromRelativePosition(position, doc);
  if (place === null || !(place.type instanceof Y.XmlText) || place.type._item?.deleted === true) return null;
  return relativePositionToAbsolutePosition(doc, type, position, mapping);
}
