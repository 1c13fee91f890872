// @vitest-environment jsdom
import { getSchema } from '@tiptap/core';
import { DOMParser, DOMSerializer } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import { textExtensions, textSchema } from '#shared/drafting/text/text-schema.ts';
import type { TextElement, TextNode } from '#shared/drafting/text/text-tree.ts';
import { nodeOfTree, treeOfNode } from '#shared/drafting/text/tree-of-node.ts';

const node = (
  name: string,
  attributes: Record<string, unknown> = {},
  children: readonly TextNode[] = [],
): TextElement => ({ name, attributes, children });
const p = (...children: TextNode[]) => node('paragraph', { id: '42' }, children);

function throughMarkup(part: TextElement): TextElement | undefined {
  const holder = document.createElement('div');
  holder.append(DOMSerializer.fromSchema(textSchema).serializeNode(nodeOfTree(part)));
  return read(holder.innerHTML)[0];
}

function read(html: string): readonly TextElement[] {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  return DOMParser.fromSchema(textSchema).parse(holder).children.map(treeOfNode);
}

describe('markup and back', () => {
  test.each<[string, TextElement]>([
    [
      'an id that looks like a number stays words',
      node('clause', { cid: '12' }, [p({ text: 'x', marks: {} })]),
    ],
    [
      'a sector without a number',
      node('heading', { cid: 'c-h', level: 2, numbering: 'none' }, [{ text: 'x', marks: {} }]),
    ],
    ['an annex', node('heading', { cid: 'c-h', level: 1, numbering: 'annex' }, [{ text: 'x', marks: {} }])],
    ['a passage with a role', node('passage', { cid: 'c-p', role: 'closing' }, [p()])],
    ['signatures', node('signatures', { cid: 'c-s' })],
    ['an annex of data', node('annex', { cid: 'c-x', source: 'carry-over' })],
    [
      'marks, chips and breaks',
      node('clause', { cid: 'c' }, [
        p(
          {
            text: 'x',
            marks: { link: { href: 'https://example.org/' }, bold: {}, italic: {}, underline: {} },
          },
          node('hardBreak'),
          node('clauseRef', { cid: 'c-1' }),
          node('actionRef', { action: 'a-1' }),
          node('initiativeRef', { initiative: 'i-1' }),
          node('figureRef', { figure: 'f-1' }),
        ),
      ]),
    ],
    [
      'a list and a table',
      node('clause', { cid: 'c' }, [
        node('orderedList', { id: 'l', start: 3 }, [node('listItem', { id: 'i' }, [p()])]),
        node('table', { id: 't' }, [
          node('tableRow', { id: 'r' }, [
            node('tableHeader', { id: 'h', colspan: 2, rowspan: 1, colwidth: [80, 0] }, [p()]),
            node('tableCell', { id: 'd', colspan: 1, rowspan: 2 }, [p()]),
          ]),
        ]),
      ]),
    ],
    [
      'a bracket',
      node('clause', { cid: 'c' }, [
        node('altGroup', { id: 'g' }, [node('alternative', { id: 'a', side: 'in' }, [p()])]),
      ]),
    ],
  ])('%s', (_name, part) => {
    expect(throughMarkup(part)).toEqual(part);
  });

  test('values that are not allowed are dropped when read', () => {
    const [part] = read(
      '<section data-part="clause" data-cid="No Id!"><p data-id="<b>" data-joinsug="x">a</p></section>',
    );
    expect(part).toEqual(node('clause', {}, [node('paragraph', {}, [{ text: 'a', marks: {} }])]));
    const [list] = read('<section data-part="clause"><ol start="-5"><li><p>a</p></li></ol></section>');
    expect(list?.children[0]).toMatchObject({ attributes: { start: 1 } });
  });

  test.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//host/x',
    'file:///x',
  ])('a link to %s is words only', (href) => {
    const [part] = read(`<section data-part="clause"><p><a href="${href}">x</a></p></section>`);
    expect(part?.children).toEqual([node('paragraph', {}, [{ text: 'x', marks: {} }])]);
  });

  test('a dangerous link that reached a text some other way is not rendered', () => {
    // An editor's schema takes any value; see textExtensions.
    const lenient = getSchema(textExtensions());
    const link = lenient.mark('link', { href: 'javascript:alert(1)' });
    const holder = document.createElement('div');
    holder.append(DOMSerializer.fromSchema(lenient).serializeNode(lenient.text('x', [link])));
    expect(holder.innerHTML).toContain('x');
    expect(holder.innerHTML).not.toContain('javascript');
  });

  test('nobody can be made to suggest by markup', () => {
    const [part] = read(
      '<section data-part="clause"><p>a<ins data-id="s" data-member="ru-cochair" data-side="ru" data-ts="1">b</ins></p></section>',
    );
    expect(part?.children).toEqual([node('paragraph', {}, [{ text: 'ab', marks: {} }])]);
  });
});
