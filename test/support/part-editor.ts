import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { TextSelection } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { PartEditing } from '#shared/drafting/part-editing.ts';
import { textExtensions } from '#shared/drafting/text/text-schema.ts';
import type { TextElement, TextNode } from '#shared/drafting/text/text-tree.ts';
import { completeTree } from '#shared/drafting/text/tree-of-node.ts';
import { writePart } from '#shared/drafting/text/write-part.ts';

/** A headless editor on a small text of six parts, and hands for it. Needs jsdom. */

export const node = (
  name: string,
  attributes: Record<string, unknown> = {},
  children: readonly TextNode[] = [],
): TextElement => ({ name, attributes, children });
export const p = (text: string, id?: string) =>
  node('paragraph', id === undefined ? {} : { id }, text === '' ? [] : [{ text, marks: {} }]);
const list = (...words: string[]) =>
  node(
    'bulletList',
    {},
    words.map((word) => node('listItem', {}, [p(word)])),
  );

const parts: readonly TextElement[] = [
  node('passage', { cid: 'c-title', role: 'title' }, [p('Title')]),
  node('heading', { cid: 'c-head' }, [{ text: 'Section', marks: {} }]),
  node('clause', { cid: 'c-a' }, [p('Alpha one', 'a1'), p('Alpha two', 'a2')]),
  node('clause', { cid: 'c-b' }, [p('Beta', 'b1'), list('first', 'second')]),
  node('signatures', { cid: 'c-sign' }),
  node('clause', { cid: 'c-c' }, [p('Gamma', 'g1')]),
];
export const cids = ['c-title', 'c-head', 'c-a', 'c-b', 'c-sign', 'c-c'];

const open: Editor[] = [];

/** After every test: an open editor goes on listening. */
export function closeEditors(): void {
  for (const editor of open.splice(0)) editor.destroy();
}

export function anEditor(doc = aText()): { editor: Editor; doc: Y.Doc } {
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [
      ...textExtensions(),
      PartEditing,
      Collaboration.configure({ fragment: doc.getXmlFragment('en') }),
    ],
    // jsdom measures nothing.
    editorProps: { handleScrollToSelection: () => true },
  });
  open.push(editor);
  return { editor, doc };
}

export function aText(): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment('en').insert(
    0,
    parts.map((part) => writePart(completeTree(part))),
  );
  return doc;
}

export function cidsOf(editor: Editor): unknown[] {
  return editor.state.doc.children.map((part) => part.attrs['cid']);
}

/** Words of the parts; blocks of one part are told apart by a bar. */
export function wordsOf(editor: Editor): Record<string, string> {
  const told = editor.state.doc.children.map((part) => [
    part.attrs['cid'],
    part.textBetween(0, part.content.size, '|'),
  ]);
  return Object.fromEntries(told);
}

/** Position just before (or after) a word. */
export function at(editor: Editor, word: string, side: 'before' | 'after' = 'before'): number {
  let found = -1;
  editor.state.doc.descendants((child, position) => {
    const index = child.isText ? (child.text ?? '').indexOf(word) : -1;
    if (index >= 0 && found < 0) found = position + index + (side === 'after' ? word.length : 0);
  });
  if (found < 0) throw new Error(`no "${word}" in the text`);
  return found;
}

export function select(editor: Editor, from: number, to = from): void {
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to)));
}

/** True when the editor took the key; otherwise a browser would act on its own. */
export function press(editor: Editor, key: string, modifiers: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, ...modifiers });
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) === true;
}

export function type(editor: Editor, text: string): void {
  editor.view.dispatch(editor.state.tr.insertText(text));
}

export function cut(editor: Editor): void {
  editor.view.dispatch(editor.state.tr.deleteSelection().scrollIntoView().setMeta('uiEvent', 'cut'));
}

export function paste(editor: Editor, html: string): void {
  // jsdom has no ClipboardEvent; nothing is read of it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent);
}

/** What prosemirror-view does when selected content is dragged elsewhere. */
export function drop(editor: Editor, position: number): void {
  const { view } = editor;
  let slice = editor.state.selection.content();
  view.dragging = { slice, move: true };
  view.someProp('transformPasted', (transform) => {
    slice = transform(slice, view, false);
  });
  view.dragging = null;
  const tr = editor.state.tr.deleteSelection();
  const target = tr.mapping.map(position);
  view.dispatch(tr.replaceRange(target, target, slice).setMeta('uiEvent', 'drop'));
}

/** The same by a tool that knows nothing of parts. */
export function moveRaw(editor: Editor, position: number): void {
  const slice = editor.state.selection.content();
  const tr = editor.state.tr.deleteSelection();
  const target = tr.mapping.map(position);
  editor.view.dispatch(tr.replace(target, target, slice));
}
