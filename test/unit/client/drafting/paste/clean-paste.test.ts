// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { CleanPaste, cleanPastedHtml } from '#client/drafting/paste/clean-paste.ts';
import { PartEditing } from '#shared/drafting/part-editing.ts';
import { textExtensions, textSchema } from '#shared/drafting/text/text-schema.ts';
import { at, aText, paste, select } from '#test/support/part-editor.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../../support/clipboard', `${name}.clip`), 'utf8');

const open: Editor[] = [];
afterEach(() => {
  for (const editor of open.splice(0)) editor.destroy();
});

function anEditor(): Editor {
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: [
      ...textExtensions(),
      PartEditing,
      CleanPaste,
      Collaboration.configure({ fragment: aText().getXmlFragment('en') }),
    ],
    // jsdom measures nothing.
    editorProps: { handleScrollToSelection: () => true },
  });
  open.push(editor);
  return editor;
}

/** Each block of a part as `name:words`. */
function blocksOf(editor: Editor, cid: string): string[] {
  const part = editor.state.doc.children.find(({ attrs }) => attrs['cid'] === cid);
  return (part?.children ?? []).map(
    (block) => `${block.type.name}:${block.textBetween(0, block.content.size, '|')}`,
  );
}

/** Pastes into an emptied paragraph of clause c-c, whose only words are "Gamma". */
function pasteIntoEmpty(html: string): { editor: Editor; blocks: string[] } {
  const editor = anEditor();
  select(editor, at(editor, 'Gamma'), at(editor, 'Gamma', 'after'));
  editor.commands.deleteSelection();
  paste(editor, html);
  for (const part of editor.state.doc.children) textSchema.nodeFromJSON(part.toJSON()).check();
  return { editor, blocks: blocksOf(editor, 'c-c') };
}

describe('from Word', () => {
  test('three paragraphs become three paragraphs of the clause, without styles, comments or what was struck out', () => {
    expect(cleanPastedHtml(fixture('word-desktop'))).toBe(
      '<p>Both Sides <strong>welcomed</strong> the growth of trade in the “<em>mining machinery</em>” sector to US$\u00a01.2 billion.</p>' +
        '<p>The Indian Side noted the list of projects, see <a href="https://example.org/list?a=1&amp;b=2">the annex</a> and the <u>note</u>.</p>' +
        '<p>Российская Сторона передала «перечень» из\u00a014\u00a0предложений — в\u00a0приложении.</p>',
    );
    const { editor, blocks } = pasteIntoEmpty(fixture('word-desktop'));
    expect(blocks).toHaveLength(3);
    expect(blocks.every((block) => block.startsWith('paragraph:'))).toBe(true);
    expect(editor.state.doc.childCount).toBe(6);
  });

  test('paragraphs that only say in their style that they are a list become lists in lists, and tables tables', () => {
    expect(cleanPastedHtml(fixture('word-lists'))).toBe(
      '<p>The Sides agreed:</p>' +
        '<ul><li><p>to exchange lists;</p><ul><li><p>of projects;</p></li><li><p>of experts;</p></li></ul></li>' +
        '<li><p>to meet in Moscow.</p></li></ul>' +
        '<ol><li><p>First</p></li><li><p>Second</p></li></ol><ol><li><p>Anew</p></li></ol>' +
        '<table><tbody><tr><th><p><strong>Project</strong></p></th><th><p><strong>Value</strong></p></th></tr>' +
        '<tr><td><p>Rail wheels</p></td><td><p></p></td></tr></tbody></table>',
    );
    expect(pasteIntoEmpty(fixture('word-lists')).blocks.map((block) => block.split(':')[0])).toEqual([
      'paragraph',
      'bulletList',
      'orderedList',
      'orderedList',
      'table',
    ]);
  });

  test('a letter of Outlook gives its words and lists, without its logo, its empty lines and the frame of a quoted letter', () => {
    expect(cleanPastedHtml(fixture('outlook'))).toBe(
      '<p>Dear colleagues,</p><p>The Indian Side proposes <strong>two additions</strong> to the draft:</p>' +
        '<ul><li><p>the schedule of visits;</p></li><li><p>перечень предприятий.</p></li></ul>' +
        '<p><strong>From:</strong> Secretary &lt;<a href="mailto:secretary@example.org">secretary@example.org</a>&gt;' +
        '<br><strong>Subject:</strong> Draft Protocol</p>',
    );
  });

  test('Word on the web writes each item as a list of its own: they come together again', () => {
    expect(cleanPastedHtml(fixture('word-online'))).toBe(
      '<p><strong>Both Sides</strong> agreed to modernise the plant.</p>' +
        '<ul><li><p>coal</p><ul><li><p>coking</p></li></ul></li><li><p>iron ore</p></li></ul>' +
        '<ol><li><p>one</p></li><li><p>two</p></li></ol>',
    );
  });
});

test('Google Docs: its bold wrapper is not bold, a link is not underlined, its picture is left behind', () => {
  expect(cleanPastedHtml(fixture('google-docs'))).toBe(
    '<p>Стороны подтвердили <strong>намерение</strong><em> продолжить</em> работу.</p>' +
      '<ul><li><p>станки</p><ul><li><p>токарные</p></li></ul></li><li><p>насосы</p></li></ul>' +
      '<p><a href="https://docs.google.com/document/d/abc">документ</a><u> подчёркнуто</u></p>',
  );
});

test('LibreOffice: joiners of Hindi stay, headings are paragraphs, quotations quotations', () => {
  expect(cleanPastedHtml(fixture('libreoffice'))).toBe(
    '<p>मशीन निर्माण</p><p>दोनों पक्षों ने <strong>संयुक्त</strong> कार्य\u200cयोजना पर <u>सहमति</u> व्यक्त की।</p>' +
      '<ol><li><p>पहला</p><ol><li><p>उप-बिंदु</p></li></ol></li><li><p>दूसरा</p></li></ol>' +
      '<blockquote><p>उद्धृत शब्द</p></blockquote>',
  );
});

test('a web page leaves scripts, pictures, hidden words, buttons and unsafe links behind', () => {
  expect(cleanPastedHtml(fixture('web-page'))).toBe(
    '<p>Trade\u00a0grew by 9%</p>' +
      '<p>First paragraph of the page, an unsafe link and <a href="https://tass.example/news">a safe one</a>.</p>' +
      '<p>Second paragraph<br>on two lines</p><p>and a third.</p><p>A caption</p>' +
      '<ul><li><p>plain item</p></li><li><p>item in a div</p></li></ul><p>Only held the layout</p>' +
      '<p>line one<br>line two</p>',
  );
  expect(document.title).not.toBe('taken over');
});

test('a sheet of Excel becomes a table whose rows have the same width', () => {
  expect(cleanPastedHtml(fixture('excel'))).toBe(
    '<table><tbody><tr><td colspan="2"><p><strong>Sector</strong></p></td><td><p>2024</p></td></tr>' +
      '<tr><td><p>Mining</p></td><td><p></p></td><td><p>1\u00a0204,5</p></td></tr>' +
      '<tr><td><p>Rail</p></td><td><p>12%</p></td><td><p></p></td></tr></tbody></table>',
  );
});

test('plain text with empty lines becomes paragraphs and no empty ones; nothing is left that the server refuses', () => {
  const editor = anEditor();
  select(editor, at(editor, 'Gamma'), at(editor, 'Gamma', 'after'));
  editor.view.pasteText(
    'One\u0000 line\r\n\r\n \u00a0 \r\nTwo\u000bThree\tfour  five\n',
    new Event('paste') as ClipboardEvent,
  );
  expect(blocksOf(editor, 'c-c')).toEqual([
    'paragraph:One line',
    'paragraph:Two',
    'paragraph:Three four five',
  ]);
});

test('words pasted within a sentence stay within it', () => {
  const editor = anEditor();
  select(editor, at(editor, 'Alpha one') + 5);
  paste(editor, '<meta charset="utf-8"><span style="font-weight:700">bold</span>');
  expect(blocksOf(editor, 'c-a')).toEqual(['paragraph:Alphabold one', 'paragraph:Alpha two']);
});

test('a copy of our own text keeps its markup', () => {
  const editor = anEditor();
  editor.commands.selectAll();
  const html = editor.view.serializeForClipboard(editor.state.selection.content()).dom.innerHTML;
  expect(cleanPastedHtml(html)).toBe(html);
});

test('whatever is pasted, the parts stay and the text fits its schema', () => {
  const fixtures = [
    'word-desktop',
    'word-lists',
    'word-online',
    'google-docs',
    'libreoffice',
    'web-page',
    'excel',
  ];
  const tags = [
    'p',
    'div',
    'ul',
    'ol',
    'li',
    'b',
    'table',
    'tr',
    'td',
    'th',
    'blockquote',
    'br',
    'h1',
    'pre',
    'a',
  ];
  const scrap = fc.oneof(
    fc.constantFrom(...tags).map((tag) => `<${tag}>`),
    fc.constantFrom(...tags).map((tag) => `</${tag}>`),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const html = fc.oneof(
    fc.constantFrom(...fixtures).map(fixture),
    fc.array(scrap).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(html, fc.nat(), (pasted, place) => {
      const editor = anEditor();
      const before = editor.state.doc.children.map(({ attrs }) => attrs['cid']);
      select(editor, at(editor, ['Section', 'Alpha one', 'Beta', 'first', 'Gamma'][place % 5] ?? 'Beta') + 1);
      paste(editor, pasted);
      expect(editor.state.doc.children.map(({ attrs }) => attrs['cid'])).toEqual(before);
      for (const part of editor.state.doc.children) textSchema.nodeFromJSON(part.toJSON()).check();
      editor.destroy();
    }),
    { numRuns: 25, seed: 11 },
  );
}, 30_000);
