import type { Editor } from '@tiptap/core';
import { isMac } from '#client/browser/written-chord.ts';
import { isInEmptyParagraph } from './slash-menu/slash-query.ts';
import { isInTable } from './tables/in-table.ts';
import { moveToCell } from './tables/table-action.ts';
import { focusTools } from './toolbar/toolbar-keys.ts';

/** The keys of the tools beside the caret, heard before the editor's own; gives back what ends them. */
export function writingKeys(editor: Editor): () => void {
  const { dom } = editor.view;
  let leaves = false;
  const listener = (event: KeyboardEvent) => {
    if (event.isComposing || !editor.isEditable) return;
    // Escape, then Tab: the way out of a list or a table for those who have no pointer.
    const isLeaving = leaves;
    leaves = event.key === 'Escape';
    if (!isTaken(editor, event, isLeaving)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  dom.addEventListener('keydown', listener, true);
  return () => dom.removeEventListener('keydown', listener, true);
}

function isTaken(editor: Editor, event: KeyboardEvent, isLeaving: boolean): boolean {
  if (event.key === 'F10' && event.altKey) return focusTools();
  if (isSlash(event) && isInEmptyParagraph(editor.state)) {
    editor.view.dispatch(editor.state.tr.insertText('/'));
    return true;
  }
  if (event.key !== 'Tab' || event.ctrlKey || event.metaKey || event.altKey || isLeaving) return false;
  return moveByTab(editor, event.shiftKey ? -1 : 1);
}

/**
 * The key of the slash on layouts that have no slash there: with Mod on every one; alone where it types a full stop
 * (Cyrillic), with which no paragraph begins.
 */
function isSlash({ code, key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (code !== 'Slash' || altKey || shiftKey) return false;
  const mod = isMac() ? metaKey : ctrlKey;
  return mod || (key === '.' && !ctrlKey && !metaKey);
}

/** In a list one level deeper or back, in a table to the next cell; it never leaves the text from there. */
function moveByTab(editor: Editor, step: 1 | -1): boolean {
  if (isInList(editor)) {
    if (step === 1) editor.commands.sinkListItem('listItem');
    else editor.commands.liftListItem('listItem');
    return true;
  }
  if (!isInTable(editor)) return false;
  moveToCell(editor, step);
  return true;
}

/** True when the nearest of list and table around the caret is a list. */
function isInList(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { name } = $from.node(depth).type;
    if (name === 'listItem') return true;
    if (name === 'table') return false;
  }
  return false;
}
