import type { Editor } from '@tiptap/core';

/** True when the caret stands in a table. */
export function isInTable(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === 'table') return true;
  }
  return false;
}
