// @vitest-environment jsdom
import { getSchema } from '@tiptap/core';
import { DOMSerializer } from '@tiptap/pm/model';
import { expect, test } from 'vitest';
import { drawParts } from '#shared/drafting/draw-parts.ts';
import { drawnTextSchema } from '#shared/drafting/drawn-text.ts';
import { textExtensions } from '#shared/drafting/text/text-schema.ts';
import { isTextRun, type TextElement, type TextNode } from '#shared/drafting/text/text-tree.ts';

const node = (
  name: string,
  children: readonly TextNode[] = [],
  attributes: Record<string, unknown> = {},
): TextElement => ({ name, attributes, children });
const run = (text: string, ...marks: string[]): TextNode => ({
  text,
  marks: Object.fromEntries(marks.map((name) => [name, {}])),
});
const cell = (text: string) => node('tableCell', [node('paragraph', [run(text)])], { colspan: 2 });

const parts: readonly TextElement[] = [
  node('heading', [run('Section')], { cid: 'c-h', level: 1 }),
  node('heading', [run('Sector')], { cid: 'c-s', level: 2 }),
  node(
    'clause',
    [
      node('paragraph', [
        run('plain '),
        run('bold', 'bold'),
        run(' both', 'italic', 'bold'),
        node('hardBreak'),
      ]),
      node('bulletList', [node('listItem', [node('paragraph', [run('item')])])]),
      node('orderedList', [node('listItem', [node('paragraph', [run('third')])])], { start: 3 }),
      node('table', [node('tableRow', [cell('a'), cell('b')])], { id: 'b-1' }),
      node('blockquote', [node('paragraph', [run('quoted <b>&amp;</b>')])]),
    ],
    { cid: 'c-a' },
  ),
  node('clause', [node('paragraph', [node('clauseRef', [], { cid: 'c-a' })])], { cid: 'c-b' }),
  node('signatures', [], { cid: 'c-sign' }),
];

const schema = getSchema(textExtensions());

/** The element as the editor's own schema draws it. */
function drawnByEditor(element: TextElement): string {
  const json = (each: TextNode): Record<string, unknown> =>
    isTextRun(each)
      ? { type: 'text', text: each.text, marks: Object.keys(each.marks).map((type) => ({ type })) }
      : { type: each.name, attrs: each.attributes, content: each.children.map(json) };
  const dom = DOMSerializer.fromSchema(schema).serializeNode(schema.nodeFromJSON(json(element)));
  return dom instanceof HTMLElement ? dom.innerHTML : '';
}

test('every part is drawn as the editor draws it', () => {
  const drawn = drawParts(parts, 'en');
  for (const [index, part] of parts.entries()) {
    const { dom } = DOMSerializer.renderSpec(document, drawn[index]?.markup ?? ['p']);
    const inner = dom instanceof HTMLElement ? dom.innerHTML : null;
    // Words with one mark in common are two elements here and one there; a reference shows its number.
    const plain = (html: string | null) =>
      html?.replaceAll('</strong><strong>', '').replaceAll(' data-number="1"', '');
    expect(plain(inner)).toBe(plain(drawnByEditor(part)));
  }
});

test('numbers, references and parts without words are marked as in the editor', () => {
  const [section, sector, first, second, signatures] = drawParts(parts, 'ru').map(({ markup }) => markup);
  expect(section?.[1]).toMatchObject({ 'data-number': 'I.', 'data-numbered': 'section' });
  expect(sector?.[1]).toMatchObject({ 'data-number': 'А.', 'data-numbered': 'sector' });
  expect(first?.[1]).toMatchObject({ 'data-number': '1.', 'data-cid': 'c-a' });
  expect(JSON.stringify(second)).toContain('"data-number":"1"');
  const empty = drawParts([node('clause'), node('clause', [node('paragraph')]), ...parts], 'en');
  expect(empty.map(({ markup }) => 'data-unworded' in markup[1])).toEqual([
    true,
    true,
    ...parts.map(() => false),
  ]);
  expect(signatures?.[1]).not.toHaveProperty('data-unworded');
});

test('an address that is no safe link is not drawn, and a node of no schema is refused', () => {
  const link = { text: 'here', marks: { link: { href: 'javascript:alert(1)' } } };
  const [drawn] = drawParts([node('clause', [node('paragraph', [link])])], 'en');
  expect(JSON.stringify(drawn)).not.toContain('javascript');
  expect(() => drawParts([node('script')], 'en')).toThrow(RangeError);
});

test('what is drawn passes its schema, and what is no markup does not', () => {
  const drawn = { en: [...drawParts(parts, 'en')] };
  expect(drawnTextSchema.parse(structuredClone(drawn))).toEqual(drawn);
  for (const markup of ['words', ['p'], ['p', null], ['p', {}, 3], ['p', { on: {} }], [3, {}]]) {
    expect(drawnTextSchema.safeParse({ en: [{ cid: null, markup }] }).success).toBe(false);
  }
});
