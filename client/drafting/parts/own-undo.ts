import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';
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
  return stack.length > 0 || commander?.next(manager, way) !== null;
}

function turnTyping(editor: Editor, manager: UndoManager, way: Way): void {
  if (editor.isDestroyed) return;
  const item = (way === 'undo' ? manager.undoStack : manager.redoStack).at(-1);
  if (item !== undefined) nameHeirs(manager.doc, item);
  if (way === 'undo') editor.commands.undo();
  else editor.commands.redo();
}
