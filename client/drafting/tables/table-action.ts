import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  toggleHeader,
} from '@tiptap/pm/tables';

export const TableAction = {
  rowAbove: 'rowAbove',
  rowBelow: 'rowBelow',
  columnBefore: 'columnBefore',
  columnAfter: 'columnAfter',
  headerRow: 'headerRow',
  deleteRow: 'deleteRow',
  deleteColumn: 'deleteColumn',
  deleteTable: 'deleteTable',
} as const;
export type TableAction = (typeof TableAction)[keyof typeof TableAction];

const commands: Readonly<Record<TableAction, Command>> = {
  rowAbove: addRowBefore,
  rowBelow: addRowAfter,
  columnBefore: addColumnBefore,
  columnAfter: addColumnAfter,
  // The first row, wherever the caret stands.
  headerRow: toggleHeader('row'),
  deleteRow,
  deleteColumn,
  deleteTable,
};

/** Changes the table at the caret; false when there is none. The last row or column goes only with its table. */
export function changeTable(editor: Editor, action: TableAction): boolean {
  const done = run(editor, commands[action]);
  editor.view.focus();
  return done;
}

/** Tab: on to the next cell, into a new row behind the last; Shift+Tab: back, and no further than the first. */
export function moveToCell(editor: Editor, step: 1 | -1): void {
  if (run(editor, goToNextCell(step)) || step === -1) return;
  if (run(editor, addRowAfter)) run(editor, goToNextCell(1));
}

function run(editor: Editor, command: Command): boolean {
  return command(editor.state, (tr) => editor.view.dispatch(tr.scrollIntoView()));
}
