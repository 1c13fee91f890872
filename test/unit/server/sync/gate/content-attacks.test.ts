import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { element, paragraph, wordsOf } from '#test/support/small-text.ts';
import { type CraftedId, craftedStruct, craftedUpdate } from '#test/support/struct-writer.ts';
import { blockOf, by, clauseOf, idAt, nested, OWN_CLIENT, store, stops, type Case } from './gate-case.ts';
import { ANNA, aScene, changeOf } from './gate-scene.ts';

const structure: readonly Case[] = [
  ['an unknown node', 'schema', by((doc) => clauseOf(doc, 0).insert(0, [element('script', {})]))],
  ['an unknown attribute', 'schema', by((doc) => store(blockOf(doc, 0), 'onclick', 'x'))],
  [
    'a forbidden value of an attribute',
    'schema',
    by((doc) => store(clauseOf(doc, 0), 'cid', { not: 'text' })),
  ],
  [
    'an attribute that is an element',
    'schema',
    by((doc) => store(blockOf(doc, 0), 'id', new Y.XmlText('x'))),
  ],
  [
    'an attribute of a root',
    'schema',
    () => craftedStruct(OWN_CLIENT, 0, { root: 'en', key: 'id', content: { values: ['x'] } }),
  ],
  ['an attribute of a text', 'schema', by((doc) => wordsOf(doc, 'en', 0).setAttribute('id', 'x'))],
  ['an unknown mark', 'schema', by((doc) => wordsOf(doc, 'en', 0).format(0, 3, { evil: {} }))],
  [
    'a mark with a value of its own',
    'schema',
    by((doc) => wordsOf(doc, 'en', 0).format(0, 3, { bold: { x: 1 } })),
  ],
  [
    'a link that runs',
    'schema',
    by((doc) => wordsOf(doc, 'en', 0).format(0, 3, { link: { href: 'javascript:alert(1)' } })),
  ],
  ['a block at the top', 'schema', by((doc) => doc.getXmlFragment('en').insert(0, [paragraph('p', 'x')]))],
  [
    'a part inside a part',
    'schema',
    by((doc) => clauseOf(doc, 0).insert(0, [element('clause', { cid: 'c-9' })])),
  ],
  [
    'a list item without a list',
    'schema',
    by((doc) => clauseOf(doc, 0).insert(0, [element('listItem', { id: 'li' })])),
  ],
  ['text at the top', 'schema', by((doc) => doc.getXmlFragment('en').insert(0, [new Y.XmlText('x')]))],
  ['text beside blocks', 'schema', by((doc) => clauseOf(doc, 0).insert(0, [new Y.XmlText('x')]))],
  [
    'an element inside a text',
    'schema',
    by((doc) => wordsOf(doc, 'en', 0).insertEmbed(3, new Y.XmlElement('paragraph'))),
  ],
  ['an embed in a text', 'schema', by((doc) => wordsOf(doc, 'en', 0).insertEmbed(3, { x: 1 }))],
  [
    'words among elements',
    'schema',
    () => craftedStruct(OWN_CLIENT, 0, { root: 'en', content: { text: 'x' } }),
  ],
  [
    'a map among elements',
    'schema',
    () => craftedStruct(OWN_CLIENT, 0, { root: 'en', content: { type: 1 } }),
  ],
  [
    'a hook among elements',
    'schema',
    () => craftedStruct(OWN_CLIENT, 0, { root: 'en', content: { type: 5, name: 'clause' } }),
  ],
  [
    'bytes',
    'schema',
    () => craftedStruct(OWN_CLIENT, 0, { root: 'en', content: { binary: new Uint8Array(9) } }),
  ],
  [
    'old JSON content',
    'schema',
    () => craftedStruct(OWN_CLIENT, 0, { root: 'en', content: { json: ['1'] } }),
  ],
  [
    'a subdocument',
    'schema',
    () => craftedStruct(OWN_CLIENT, 0, { root: 'en', content: { subdocument: 'd' } }),
  ],
  ['a control character', 'schema', by((doc) => wordsOf(doc, 'en', 0).insert(2, 'a\u0007b'))],
  ['a zero byte', 'schema', by((doc) => wordsOf(doc, 'en', 0).insert(2, '\u0000'))],
  ['an attribute of 100 KB', 'schema', by((doc) => store(blockOf(doc, 0), 'id', 'x'.repeat(100_000)))],
  ['200 quotations in each other', 'depth', by((doc) => clauseOf(doc, 0).insert(0, [nested(200)]))],
  [
    'a parent that is words',
    'malformed',
    ({ live }) => craftedStruct(OWN_CLIENT, 0, { parent: idAt(live, 0, 2), content: { text: 'x' } }),
  ],
  [
    "a parent that is the update's own words",
    'malformed',
    ({ live }) =>
      craftedUpdate({
        groups: [
          {
            client: OWN_CLIENT,
            clock: 0,
            structs: [
              { origin: idAt(live, 0, 3), rightOrigin: idAt(live, 0, 4), content: { text: 'a' } },
              { parent: { client: OWN_CLIENT, clock: 0 }, content: { text: 'b' } },
            ],
          },
        ],
      }),
  ],
];

/** The item that holds the cid of an English part. */
const cidItemOf = (doc: Y.Doc, index: number): CraftedId => {
  const item = clauseOf(doc, index)._map.get('cid');
  if (item === undefined) throw new Error('no cid');
  return item.id;
};
const partItemOf = (doc: Y.Doc, index: number): CraftedId => {
  const item = clauseOf(doc, index)._item;
  if (item === null) throw new Error('no part');
  return item.id;
};

const names: readonly Case[] = [
  ['another cid for a part', 'schema', by((doc) => store(clauseOf(doc, 0), 'cid', 'c-9'))],
  ["another part's cid", 'schema', by((doc) => store(clauseOf(doc, 0), 'cid', 'c-2'))],
  ['a part without its cid', 'schema', by((doc) => clauseOf(doc, 0).removeAttribute('cid'))],
  [
    'a cid that is nothing any more',
    'schema',
    ({ live }) => craftedStruct(OWN_CLIENT, 0, { origin: cidItemOf(live, 0), content: { deleted: 1 } }),
  ],
  [
    'the same cid again, taken back at once',
    'schema',
    ({ live }) =>
      craftedUpdate({
        groups: [
          {
            client: OWN_CLIENT,
            clock: 0,
            structs: [{ origin: cidItemOf(live, 0), content: { values: ['c-1'] } }],
          },
        ],
        deletes: [{ client: OWN_CLIENT, ranges: [[0, 1]] }],
      }),
  ],
  [
    'the same cid again where it does not count, and the old one removed',
    'schema',
    ({ live }) =>
      craftedUpdate({
        groups: [
          {
            // lower than the seed's: it goes before the old one
            client: 1,
            clock: 0,
            structs: [{ parent: partItemOf(live, 0), key: 'cid', content: { values: ['c-1'] } }],
          },
        ],
        deletes: [{ client: cidItemOf(live, 0).client, ranges: [[cidItemOf(live, 0).clock, 1]] }],
      }),
  ],
  [
    'another cid for a part that it removes',
    'schema',
    ({ live }) =>
      craftedUpdate({
        groups: [
          {
            client: OWN_CLIENT,
            clock: 0,
            structs: [{ origin: cidItemOf(live, 0), content: { values: ['c-9'] } }],
          },
        ],
        deletes: [{ client: partItemOf(live, 0).client, ranges: [[partItemOf(live, 0).clock, 1]] }],
      }),
  ],
];

describe('content', () => {
  stops(structure);
});

describe('names of parts that are there', () => {
  stops(names);

  test('nor of one that has been removed: it comes back under its own', () => {
    const scene = aScene();
    const late = changeOf(scene.live, (doc) => store(clauseOf(doc, 0), 'cid', 'c-9'));
    scene.live.gcFilter = () => false;
    scene.live.getXmlFragment('en').delete(0, 1);
    expect(scene.gate.judge(late, ANNA)).toMatchObject({ refusal: { code: 'schema' } });
  });
});

test('a refusal names the part concerned', () => {
  const scene = aScene();
  const update = changeOf(scene.live, (doc) => store(blockOf(doc, 2), 'onclick', 'x'));
  expect(scene.gate.judge(update, ANNA)).toMatchObject({ kind: 'refused', refusal: { part: 'c-3' } });
});
