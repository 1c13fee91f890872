// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { OwnCaretFirst } from '#client/drafting/presence/own-caret-first.ts';
import { textExtensions } from '#shared/drafting/text/text-schema.ts';
import { at, aText, select } from '#test/support/part-editor.ts';

const open: Editor[] = [];
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

function editorOn(doc: Y.Doc): Editor {
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [
      ...textExtensions(),
      OwnCaretFirst,
      Collaboration.configure({ fragment: doc.getXmlFragment('en') }),
    ],
    // jsdom measures nothing.
    editorProps: { handleScrollToSelection: () => true },
  });
  open.push(editor);
  return editor;
}

/** Two people on one text; what the second does arrives at the first with `arrive`. */
function aPair(): { mine: Editor; theirs: Editor; arrive: () => void } {
  const doc = aText();
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const arrive = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'the server');
  return { mine: editorOn(doc), theirs: editorOn(other), arrive };
}

test('a caret stays at its letter while another person writes before it in the same paragraph', () => {
  const { mine, theirs, arrive } = aPair();
  select(mine, at(mine, 'one'));
  for (const letter of 'Moreover, ') {
    theirs.view.dispatch(theirs.state.tr.insertText(letter, at(theirs, 'Alpha one')));
    arrive();
    expect(mine.state.selection.head).toBe(at(mine, 'one'));
  }
  mine.view.dispatch(mine.state.tr.insertText('the '));
  expect(mine.state.doc.textContent).toContain('Alpha the one');
});

test('words that are selected stay selected, whatever is written and struck out around them', () => {
  const { mine, theirs, arrive } = aPair();
  select(mine, at(mine, 'two'), at(mine, 'two', 'after'));
  theirs.view.dispatch(theirs.state.tr.insertText('The very ', at(theirs, 'Alpha two')));
  theirs.view.dispatch(theirs.state.tr.insertText(' indeed', at(theirs, 'two', 'after')));
  theirs.view.dispatch(theirs.state.tr.delete(at(theirs, 'Alpha two'), at(theirs, 'two')));
  arrive();
  const { from, to } = mine.state.selection;
  expect(mine.state.doc.textBetween(from, to)).toBe('two');
});
