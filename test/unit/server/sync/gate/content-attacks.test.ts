import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { element, paragraph, wordsOf } from '#test/support/small-text.ts';
import { craftedStruct, craftedUpdate } from '#test/support/struct-writer.ts';
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

describe('content', () => {
  stops(structure);
});

test('a refusal names the part concerned', () => {
  const scene = aScene();
  const update = changeOf(scene.live, (doc) => store(blockOf(doc, 2), 'onclick', 'x'));
  expect(scene.gate.judge(update, ANNA)).toMatchObject({ kind: 'refused', refusal: { part: 'c-3' } });
});
