// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { afterEach, expect, test } from 'vitest';
import { OwnCaretFirst } from '#client/drafting/presence/own-caret-first.ts';
import { textExtensions } from '#shared/drafting/text/text-schema.ts';

const open: Editor[] = [];
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
  document.body.replaceChildren();
});

/** One paragraph, its caret before the first letter. */
function anEditor(): Editor {
  const element = document.body.appendChild(document.createElement('div'));
  const words = { type: 'paragraph', content: [{ type: 'text', text: 'The Sides agreed' }] };
  const editor = new Editor({
    element,
    extensions: [...textExtensions(), OwnCaretFirst],
    content: { type: 'doc', content: [{ type: 'clause', attrs: { cid: 'c-1' }, content: [words] }] },
    // jsdom measures nothing.
    editorProps: { handleScrollToSelection: () => true },
  });
  open.push(editor);
  editor.view.dom.focus();
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 2)));
  return editor;
}

/** As a click does: the browser's caret has moved, and nobody has been told. */
function moveSilently(editor: Editor, offset: number): void {
  const { node } = editor.view.domAtPos(2);
  document.getSelection()?.collapse(node.firstChild ?? node, offset);
}

test('what is only drawn anew takes over the caret that the browser has moved meanwhile', () => {
  const editor = anEditor();
  moveSilently(editor, 4);
  editor.view.dispatch(editor.state.tr.setMeta('drawing', true));
  expect(editor.state.selection.head).toBe(6);
  expect(document.getSelection()?.anchorOffset).toBe(4);
});

test('what chooses a place of its own goes there', () => {
  const editor = anEditor();
  moveSilently(editor, 4);
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, 9)));
  expect(editor.state.selection.head).toBe(9);
});
