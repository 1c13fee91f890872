// @vitest-environment jsdom
import type { Editor } from '@tiptap/core';
import { AllSelection, NodeSelection } from '@tiptap/pm/state';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { completeTree } from '#shared/drafting/text/tree-of-node.ts';
import { writePart } from '#shared/drafting/text/write-part.ts';
import {
  aText,
  anEditor,
  at,
  cids,
  cidsOf,
  closeEditors,
  cut,
  drop,
  node,
  p,
  paste,
  press,
  select,
  type,
  wordsOf,
} from '#test/support/part-editor.ts';

afterEach(closeEditors);

describe('keys at the edges of a part', () => {
  test('opening an editor writes nothing into the text', () => {
    const doc = aText();
    const before = Y.encodeStateAsUpdate(doc);
    anEditor(doc);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  test('Enter makes a paragraph inside the part', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'Beta') + 2);
    expect(press(editor, 'Enter')).toBe(true);
    expect(wordsOf(editor)['c-b']).toBe('Be|ta|first|second');
    expect(cidsOf(editor)).toEqual(cids);
  });

  test('Enter at the end of a part, twice, stays in it', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'Alpha two', 'after'));
    press(editor, 'Enter');
    press(editor, 'Enter');
    type(editor, 'x');
    expect(wordsOf(editor)['c-a']).toBe('Alpha one|Alpha two||x');
    expect(cidsOf(editor)).toEqual(cids);
  });

  test('Enter in a heading goes on to the next part', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'Section') + 3);
    expect(press(editor, 'Enter')).toBe(true);
    type(editor, 'x');
    expect(wordsOf(editor)).toMatchObject({ 'c-head': 'Section', 'c-a': 'xAlpha one|Alpha two' });
  });

  test('Enter in a list makes an item, and again leaves the list inside the part', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'second', 'after'));
    press(editor, 'Enter');
    expect(editor.state.doc.child(3).child(1).childCount).toBe(3);
    press(editor, 'Enter');
    type(editor, 'x');
    expect(editor.state.doc.child(3).children.map((block) => block.type.name)).toEqual([
      'paragraph',
      'bulletList',
      'paragraph',
    ]);
    expect(cidsOf(editor)).toEqual(cids);
  });

  test.each([
    ['Backspace', 'Alpha one', 'before'],
    ['Backspace', 'Section', 'before'],
    ['Backspace', 'Gamma', 'before'],
    ['Delete', 'Alpha two', 'after'],
    ['Delete', 'Section', 'after'],
    ['Delete', 'second', 'after'],
  ] as const)('%s at the edge of a part (%s) does nothing, nor does the browser', (key, word, side) => {
    const { editor } = anEditor();
    select(editor, at(editor, word, side));
    const before = editor.state.doc;
    for (const modifiers of [{}, { ctrlKey: true }, { shiftKey: true }, { altKey: true }]) {
      expect(press(editor, key, modifiers)).toBe(true);
    }
    expect(editor.state.doc.eq(before)).toBe(true);
  });

  test('Backspace between two paragraphs of a part joins them', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'Alpha two'));
    expect(press(editor, 'Backspace')).toBe(true);
    expect(wordsOf(editor)['c-a']).toBe('Alpha oneAlpha two');
  });

  test('Backspace at the start of a list lifts the item', () => {
    const { editor } = anEditor();
    editor.view.dispatch(editor.state.tr.delete(at(editor, 'Beta') - 1, at(editor, 'Beta', 'after') + 1));
    select(editor, at(editor, 'first'));
    expect(press(editor, 'Backspace')).toBe(true);
    expect(editor.state.doc.child(3).firstChild?.type.name).toBe('paragraph');
    expect(cidsOf(editor)).toEqual(cids);
  });
});

describe('selections that span parts', () => {
  test.each([
    ['Delete', (editor: Editor) => press(editor, 'Delete')],
    ['Backspace', (editor: Editor) => press(editor, 'Backspace')],
    ['cut', cut],
  ])('select all and %s empties the words and keeps the parts', (_name, act) => {
    for (const all of [true, false]) {
      const { editor } = anEditor();
      if (all) editor.view.dispatch(editor.state.tr.setSelection(new AllSelection(editor.state.doc)));
      else editor.commands.setTextSelection({ from: 0, to: editor.state.doc.content.size });
      act(editor);
      expect(cidsOf(editor)).toEqual(cids);
      expect(Object.values(wordsOf(editor)).join('')).toBe('');
      expect(editor.state.doc.child(2).children.map((block) => block.toJSON())).toEqual([
        { type: 'paragraph', attrs: { id: 'a1', joinSug: null } },
      ]);
      expect(editor.state.doc.child(1).type.name).toBe('heading');
    }
  });

  test('deleting from one clause into another keeps what was not selected where it was', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'two'), at(editor, 'first') + 2);
    press(editor, 'Delete');
    expect(wordsOf(editor)).toMatchObject({ 'c-a': 'Alpha one|Alpha ', 'c-b': 'rst|second' });
    expect(cidsOf(editor)).toEqual(cids);
  });

  test('typing over several parts puts the words where the selection began', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'two'), at(editor, 'mma'));
    type(editor, 'X');
    expect(wordsOf(editor)).toMatchObject({ 'c-a': 'Alpha one|Alpha X', 'c-b': '', 'c-c': 'mma' });
    type(editor, 'Y');
    expect(wordsOf(editor)['c-a']).toBe('Alpha one|Alpha XY');
    expect(cidsOf(editor)).toEqual(cids);
  });

  test('typing over everything starts in the first part', () => {
    const { editor } = anEditor();
    editor.view.dispatch(editor.state.tr.setSelection(new AllSelection(editor.state.doc)));
    type(editor, 'X');
    expect(wordsOf(editor)).toMatchObject({ 'c-title': 'X', 'c-head': '', 'c-c': '' });
    expect(cidsOf(editor)).toEqual(cids);
  });

  test('Enter over several parts empties them and splits where the selection began', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'two'), at(editor, 'eta'));
    press(editor, 'Enter');
    expect(cidsOf(editor)).toEqual(cids);
    expect(wordsOf(editor)['c-b']).toBe('eta|first|second');
    expect(wordsOf(editor)['c-a']).toMatch(/^Alpha one\|Alpha /);
  });

  test('pasting over several parts keeps them', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'two'), at(editor, 'mma'));
    paste(editor, '<p>one</p><h2>two</h2><ul><li>three</li></ul>');
    expect(cidsOf(editor)).toEqual(cids);
    expect(wordsOf(editor)).toMatchObject({
      'c-a': 'Alpha one|Alpha one|two|three',
      'c-b': '',
      'c-c': 'mma',
    });
  });
});

describe('paste and drop', () => {
  test('parts of another text become blocks of the part at the caret, without their cids', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'Gamma', 'after'));
    paste(
      editor,
      '<section data-part="clause" data-cid="c-foreign"><p data-id="x">foreign</p></section>' +
        '<h2 data-cid="c-a">Heading</h2><div data-part="signatures" data-cid="c-s"></div><p>last</p>',
    );
    expect(cidsOf(editor)).toEqual(cids);
    expect(wordsOf(editor)['c-c']).toBe('Gammaforeign|Heading|last');
    expect(editor.getHTML()).not.toContain('c-foreign');
    expect(editor.getHTML()).not.toContain('data-id="x"');
  });

  test('a copied selection of several parts can be pasted', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'two'), at(editor, 'Beta', 'after'));
    const { dom } = editor.view.serializeForClipboard(editor.state.selection.content());
    select(editor, at(editor, 'Gamma', 'after'));
    paste(editor, dom.innerHTML);
    expect(cidsOf(editor)).toEqual(cids);
    expect(wordsOf(editor)['c-c']).toBe('Gammatwo|Beta');
  });

  test('a heading takes the words of a paste, in one line', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'Section', 'after'));
    paste(editor, '<p>, one</p><p>two</p>');
    expect(wordsOf(editor)['c-head']).toBe('Section, one two');
    expect(cidsOf(editor)).toEqual(cids);
  });

  test('a copy carries nobody’s suggestions and no dangerous link', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'Gamma', 'after'));
    paste(
      editor,
      '<p>a<ins data-id="s" data-member="ru-cochair" data-side="ru" data-ts="1">b</ins><a href="javascript:alert(1)">c</a><a href="https://example.org">d</a></p>',
    );
    const html = editor.getHTML();
    expect(wordsOf(editor)['c-c']).toContain('abcd');
    expect(html).not.toMatch(/<ins|javascript/);
    expect(html).toContain('href="https://example.org"');
  });

  test('words dragged from several parts into another leave the parts', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'two'), at(editor, 'eta'));
    drop(editor, at(editor, 'Gamma', 'after'));
    expect(cidsOf(editor)).toEqual(cids);
    expect(wordsOf(editor)).toMatchObject({
      'c-a': 'Alpha one|Alpha ',
      'c-b': 'eta|first|second',
      'c-c': 'Gammatwo|B',
    });
  });

  test('a drop between two parts goes into one of them', () => {
    const { editor } = anEditor();
    select(editor, at(editor, 'Gamma'), at(editor, 'Gamma', 'after'));
    drop(editor, editor.state.doc.child(0).nodeSize);
    expect(cidsOf(editor)).toEqual(cids);
    expect(Object.values(wordsOf(editor)).join()).toContain('Gamma');
  });
});

describe('what a person may not do to parts', () => {
  test.each<[string, (editor: Editor) => unknown]>([
    [
      'delete a part of data',
      (editor) => {
        const position = editor.state.doc.children.slice(0, 4).reduce((sum, part) => sum + part.nodeSize, 0);
        editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, position)));
        press(editor, 'Delete');
        type(editor, 'x');
      },
    ],
    ['retype a part', (editor) => editor.commands.setNode('paragraph')],
    ['change an attribute of a part', (editor) => editor.commands.updateAttributes('heading', { level: 2 })],
    [
      'insert a part',
      (editor) => editor.commands.insertContentAt(0, { type: 'clause', attrs: { cid: 'c-x' }, content: [] }),
    ],
    ['split a part', (editor) => editor.view.dispatch(editor.state.tr.split(at(editor, 'two'), 2))],
    ['join two parts', (editor) => editor.view.dispatch(editor.state.tr.join(at(editor, 'Beta') - 2))],
    ['replace the whole text', (editor) => editor.commands.setContent('<p>new</p>')],
    [
      'clear the nodes',
      (editor) => {
        editor.commands.selectAll();
        editor.commands.clearNodes();
      },
    ],
  ])('%s', (_name, act) => {
    const { editor } = anEditor();
    select(editor, at(editor, 'Section') + 1);
    act(editor);
    expect(cidsOf(editor)).toEqual(cids);
    expect(editor.state.doc.child(1).attrs).toMatchObject({ level: 1, numbering: null });
  });

  test('an editor that dispatches by itself is held back too', () => {
    const { editor } = anEditor();
    const tr = editor.state.tr.delete(0, editor.state.doc.child(0).nodeSize);
    expect(editor.state.applyTransaction(tr).transactions).toEqual([]);
  });

  test('the server’s change of parts, arriving through the text, passes', () => {
    const { editor, doc } = anEditor();
    const added = writePart(completeTree(node('clause', { cid: 'c-new' }, [p('New')])));
    doc.transact(() => doc.getXmlFragment('en').insert(2, [added]), 'server');
    expect(cidsOf(editor)).toEqual(['c-title', 'c-head', 'c-new', 'c-a', 'c-b', 'c-sign', 'c-c']);
    doc.transact(() => doc.getXmlFragment('en').delete(2, 2), 'server');
    expect(cidsOf(editor)).toEqual(['c-title', 'c-head', 'c-b', 'c-sign', 'c-c']);
  });

  test('an attribute that no honest client writes costs nobody a word', () => {
    const doc = aText();
    const [heading, clause] = [1, 2].map((index) => doc.getXmlFragment('en').get(index));
    if (!(heading instanceof Y.XmlElement) || !(clause instanceof Y.XmlElement)) throw new Error('no parts');
    heading.setAttribute('level', 'nine');
    heading.setAttribute('onclick', 'x');
    const paragraph = clause.get(0);
    const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    if (!(words instanceof Y.XmlText)) throw new Error('no words');
    words.format(0, 5, { link: { href: 'javascript:alert(1)' } });
    const before = Y.encodeStateAsUpdate(doc);
    const { editor } = anEditor(doc);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
    expect(wordsOf(editor)).toMatchObject({ 'c-head': 'Section', 'c-a': 'Alpha one|Alpha two' });
    expect(editor.getHTML()).not.toContain('javascript');
  });

  test('a clause that two people emptied stays, and takes the caret again', () => {
    const { editor, doc } = anEditor();
    const gamma = doc.getXmlFragment('en').get(5);
    if (!(gamma instanceof Y.XmlElement)) throw new Error('no clause');
    doc.transact(() => gamma.delete(0, 1), 'server');
    expect(cidsOf(editor)).toEqual(cids);
    const position = editor.state.doc.content.size - 2;
    const clicked = editor.view.someProp('handleClickOn', (handle) =>
      handle(editor.view, position, editor.state.doc.child(5), position, new MouseEvent('click'), true),
    );
    expect(clicked).toBe(true);
    type(editor, 'again');
    expect(wordsOf(editor)['c-c']).toBe('again');
  });
});
