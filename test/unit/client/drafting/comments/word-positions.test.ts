import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { mentionBefore, membersNamed } from '#client/drafting/comments/mention-search.ts';
import { isCommentChord } from '#client/drafting/comments/comment-chord.ts';
import { wordOffsets, wordPositions } from '#client/drafting/comments/word-positions.ts';
import { partWords } from '#shared/drafting/comments/part-words.ts';
import { textExtensions } from '#shared/drafting/text/text-schema.ts';
import { element, paragraph } from '#test/support/small-text.ts';

const schema = getSchema(textExtensions());
const line = (...content: Node[]) => schema.node('paragraph', null, content);

/** "Lists of" a chip "minerals", a list with one item, an empty line: every shape that a part may have. */
const part = schema.node('clause', { cid: 'c-1' }, [
  line(
    schema.text('Lists '),
    schema.text('of', [schema.mark('bold')]),
    schema.node('hardBreak'),
    schema.text('minerals'),
  ),
  schema.node('bulletList', null, [schema.node('listItem', null, [line(schema.text('first'))])]),
  line(),
  line(schema.text('last')),
]);
const WORDS = 'Lists of\uFFFCminerals\nfirst\n\nlast';

/** The same part as the Y.Doc holds it. */
function sharedPart(): Y.XmlElement {
  const clause = element('clause', { cid: 'c-1' });
  const mixed = element('paragraph', { id: 'p' });
  mixed.insert(0, [new Y.XmlText('Lists of'), element('hardBreak', {}), new Y.XmlText('minerals')]);
  const list = element('bulletList', { id: 'l' });
  const item = element('listItem', { id: 'i' });
  item.insert(0, [paragraph('pi', 'first')]);
  list.insert(0, [item]);
  clause.insert(0, [mixed, list, element('paragraph', { id: 'e' }), paragraph('z', 'last')]);
  new Y.Doc().getXmlFragment('en').insert(0, [clause]);
  return clause;
}

test('the screen and the shared text count the words of a part alike', () => {
  expect(partWords(sharedPart()).words).toBe(WORDS);
  const doc = schema.node('doc', null, [
    schema.node('clause', { cid: 'c-0' }, [line(schema.text('before'))]),
    part,
  ]);
  const at = doc.child(0).nodeSize;
  for (let from = 0; from < WORDS.length; from += 1) {
    for (let to = from + 1; to <= WORDS.length; to += 1) {
      const positions = wordPositions(part, at, { from, to });
      const shown = positions === null ? null : doc.textBetween(positions.from, positions.to, '\n', '\uFFFC');
      const wanted = WORDS.slice(from, to);
      // A range of line ends alone shows nothing; one that ends with a line end ends with the words before it.
      expect((shown ?? '').replaceAll('\n', '')).toBe(wanted.replaceAll('\n', ''));
      const isWhole = positions !== null && !/^\n|\n$/.test(wanted);
      expect(isWhole ? wordOffsets(part, at, positions) : { from, to }).toEqual({ from, to });
    }
  }
});

test('a selection that leaves the part counts to its ends', () => {
  expect(wordOffsets(part, 0, { from: -5, to: 10_000 })).toEqual({ from: 0, to: WORDS.length });
});

describe('a name is looked for', () => {
  const members = [
    { id: 'ru-secretary', side: 'ru', name: 'Елена Соколова' },
    { id: 'in-mining', side: 'in', name: 'कविता राठौर' },
    { id: 'in-railway', side: 'in', name: 'Nikhil Chatterjee' },
  ];
  test.each([
    ['see @', 5, '', 3],
    ['@ел', 3, 'ел', 1],
    ['@Соко', 5, 'Соко', 1],
    ['@कवि', 4, 'कवि', 1],
    ['(@Nikhil Ch', 11, 'Nikhil Ch', 1],
    ['@zz', 3, 'zz', 0],
  ])('after an @: %s', (typed, caret, query, found) => {
    const mention = mentionBefore(typed, caret);
    expect(mention).toEqual({ at: typed.indexOf('@'), query });
    expect(membersNamed(members, query)).toHaveLength(found);
  });

  test.each([
    ['me@x.org', 8],
    ['no name', 7],
    ['@Elena Sokolova spoke to', 24],
    ['', 0],
  ])('and not in: %s', (typed, caret) => expect(mentionBefore(typed, caret)).toBeNull());
});

test('the shortcut goes by the place of the key, on every layout', () => {
  const key = {
    code: 'KeyM',
    ctrlKey: true,
    metaKey: false,
    altKey: true,
    shiftKey: false,
    isComposing: false,
    getModifierState: () => false,
  };
  expect(isCommentChord(key, false)).toBe(true);
  expect(isCommentChord({ ...key, ctrlKey: false, metaKey: true }, true)).toBe(true);
  for (const other of [
    { altKey: false },
    { code: 'KeyN' },
    { isComposing: true },
    { shiftKey: true },
    { metaKey: true },
    // AltGr+M writes µ on a German layout.
    { getModifierState: (name: string) => name === 'AltGraph' },
  ]) {
    expect(isCommentChord({ ...key, ...other }, false)).toBe(false);
  }
});
