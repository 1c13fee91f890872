import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { isInTable } from './in-table.ts';

const ROWS = 3;
const COLUMNS = 3;

/**
 * A table with a header row in place of the empty paragraph at the caret, or behind the block at it; the caret goes into
 * its first cell. False where no table can stand: in a heading, or within another table.
 */
export function insertTable(editor: Editor): boolean {
  const { state } = editor;
  const { $from } = state.selection;
  const table = tableNode(editor);
  if (table === null || $from.depth < 2 || isInTable(editor)) return false;
  const isEmpty = $from.parent.isTextblock && $from.parent.content.size === 0;
  // First the focus: ProseMirror scrolls only to a selection that the browser has inside this editor.
  editor.view.focus();
  const { tr } = editor.state;
  const at = isEmpty ? $from.before() : $from.after();
  const container = $from.node(-1);
  const isLast = $from.indexAfter(-1) === container.childCount;
  const paragraph = state.schema.nodes['paragraph'];
  // Behind a table that ends its part there would be no place for the caret.
  const content = isLast && paragraph !== undefined ? [table, paragraph.create()] : [table];
  tr.replaceWith(at, isEmpty ? $from.after() : at, content);
  tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)));
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}

function tableNode({ state }: Editor) {
  const { table, tableRow, tableHeader, tableCell } = state.schema.nodes;
  if (table === undefined || tableRow === undefined || tableHeader === undefined || tableCell === undefined) {
    return null;
  }
  const row = (isHeader: boolean) =>
    tableRow.create(
      null,
      Array.from({ length: COLUMNS }, () => (isHeader ? tableHeader : tableCell).createAndFill()).filter(
        (cell) => cell !== null,
      ),
    );
  return table.create(
    null,
    Array.from({ length: ROWS }, (_, index) => row(index === 0)),
  );
}
