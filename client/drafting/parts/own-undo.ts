import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Selection } from '@tiptap/pm/state';
import { type ProsemirrorBinding, ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap';
import type { UndoManager } from 'yjs';
import { nameHeirs } from './inherited-typing.ts';
import type { PartCommander } from './part-commander.ts';

/** What gathers the typing of an editor; null before its text is bound. */
export function undoManagerOf(state: EditorState): UndoManager | null {
  const bound: { undoManager?: UndoManager } | undefined = yUndoPluginKey.getState(state);
  return bound?.undoManager ?? null;
}

type Way = 'undo' | 'redo';

/** Takes back, or does again, what one did last here: a command on parts, or typing in this editor. */
export function turnOwn(editor: Editor, commander: PartCommander | null, way: Way): boolean {
  const manager = undoManagerOf(editor.state);
  if (manager === null) return false;
  const typing = () => turnTyping(editor, manager, way);
  if (commander === null) typing();
  else commander.turn(manager, way, typing);
  return true;
}

export function canTurnOwn(editor: Editor, commander: PartCommander | null, way: Way): boolean {
  const manager = undoManagerOf(editor.state);
  if (manager === null || !editor.isEditable) return false;
  const stack = way === 'undo' ? manager.undoStack : manager.redoStack;
  return stack.length > 0 || (commander !== null && commander.next(manager, way) !== null);
}

function turnTyping(editor: Editor, manager: UndoManager, way: Way): void {
  if (editor.isDestroyed) return;
  const item = (way === 'undo' ? manager.undoStack : manager.redoStack).at(-1);
  if (item !== undefined) nameHeirs(manager.doc, item);
  const before = editor.state.doc;
  if (way === 'undo') editor.commands.undo();
  else editor.commands.redo();
  leadToChange(editor, before);
}

/**
 * The caret goes behind what has just come or gone, and the page with it: what changes out of sight is not noticed. Text
 * that is selected there stays so.
 */
function leadToChange(editor: Editor, before: Node): void {
  // The binding would put the caret where it was before the typing, but only at the next change, which is somebody else's.
  const sync: { binding?: ProsemirrorBinding } | undefined = ySyncPluginKey.getState(editor.state);
  // Its types leave the null out.
  const remembered: { beforeTransactionSelection: unknown } | undefined = sync?.binding;
  if (remembered !== undefined) remembered.beforeTransactionSelection = null;
  const { doc, selection, tr } = editor.state;
  const from = before.content.findDiffStart(doc.content);
  const end = before.content.findDiffEnd(doc.content);
  if (from === null || end === null) return;
  // Of equal letters in a row the beginning is found behind the end.
  const to = end.b + Math.max(0, from - Math.min(end.a, end.b));
  const isSelected = !selection.empty && selection.from <= to && selection.to >= from;
  if (!isSelected) tr.setSelection(Selection.near(doc.resolve(to), -1));
  editor.view.dispatch(tr.scrollIntoView());
}
