import { describe } from 'vitest';
import * as Y from 'yjs';
import { element } from '#test/support/small-text.ts';
import { craftedStruct } from '#test/support/struct-writer.ts';
import { by, OWN_CLIENT, stops, type Case } from './gate-case.ts';
import { aComment, ANNA, BORIS, BORIS_COMMENT, FRESH_COMMENT } from './gate-scene.ts';

const roots: readonly Case[] = [
  [
    "writes the server's root",
    'forbidden-root',
    by((doc) => void doc.getMap('srv').set('agreed', { side: 'ru' })),
  ],
  [
    "overwrites in the server's root",
    'forbidden-root',
    by((doc) => void doc.getMap('srv').set('states', {})),
  ],
  ["deletes in the server's root", 'forbidden-root', by((doc) => doc.getMap('srv').delete('states'))],
  ['writes an undeclared root', 'forbidden-root', by((doc) => void doc.getMap('whatever').set('x', 1))],
  [
    'writes in an undeclared language',
    'forbidden-root',
    by((doc) => doc.getXmlFragment('hi').insert(0, [element('clause', {})])),
  ],
];

const comments: readonly Case[] = [
  [
    "writes a comment in another member's name",
    'forged',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, aComment(BORIS))),
  ],
  [
    'writes a comment for the other Side',
    'forged',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, aComment({ ...ANNA, side: 'ru' }))),
  ],
  [
    "overwrites another member's comment",
    'forged',
    by((doc) => void doc.getMap('comments').set(BORIS_COMMENT, aComment(ANNA))),
  ],
  ["deletes another member's comment", 'forged', by((doc) => doc.getMap('comments').delete(BORIS_COMMENT))],
  [
    "buries another member's comment under a deleted entry",
    'forged',
    () => craftedStruct(OWN_CLIENT, 0, { root: 'comments', key: BORIS_COMMENT, content: { deleted: 1 } }),
  ],
  ['a comment without a uuid', 'schema', by((doc) => void doc.getMap('comments').set('k1', aComment(ANNA)))],
  [
    'a comment that is a word',
    'schema',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, 'hello')),
  ],
  [
    'a comment that is a shared type',
    'schema',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, new Y.Map())),
  ],
  [
    'two values under one key',
    'schema',
    () =>
      craftedStruct(OWN_CLIENT, 0, {
        root: 'comments',
        key: FRESH_COMMENT,
        content: { values: [aComment(ANNA), aComment(ANNA)] },
      }),
  ],
  [
    'a list in the comments',
    'schema',
    () => craftedStruct(OWN_CLIENT, 0, { root: 'comments', content: { values: [aComment(ANNA)] } }),
  ],
  [
    'a comment of 100 KB',
    'schema',
    by(
      (doc) =>
        void doc.getMap('comments').set(FRESH_COMMENT, { ...aComment(ANNA), words: 'x'.repeat(100_000) }),
    ),
  ],
  [
    'a comment without words',
    'schema',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, { ...aComment(ANNA), words: ' ' })),
  ],
  [
    'a comment of 4,001 letters',
    'schema',
    by(
      (doc) => void doc.getMap('comments').set(FRESH_COMMENT, { ...aComment(ANNA), words: 'x'.repeat(4001) }),
    ),
  ],
  [
    'a comment with control characters',
    'schema',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, { ...aComment(ANNA), words: 'a\u0007b' })),
  ],
  [
    'a comment with a field that nobody knows',
    'schema',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, { ...aComment(ANNA), colour: 'red' })),
  ],
  [
    'a comment of a kind that nobody knows',
    'schema',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, { ...aComment(ANNA), kind: 'delete' })),
  ],
  [
    'an entry that opens a thread under the key of another',
    'schema',
    by(
      (doc) =>
        void doc.getMap('comments').set(FRESH_COMMENT, {
          ...aComment(ANNA),
          kind: 'open',
          anchor: { part: 'c-1', language: 'en', range: null },
        }),
    ),
  ],
  [
    'a reply that is its own thread',
    'schema',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, { ...aComment(ANNA), thread: FRESH_COMMENT })),
  ],
  [
    'a comment with bytes in it',
    'schema',
    by(
      (doc) =>
        void doc.getMap('comments').set(FRESH_COMMENT, { ...aComment(ANNA), words: new Uint8Array(3) }),
    ),
  ],
];

describe('roots', () => {
  stops(roots);
});
describe('comments', () => {
  stops(comments);
});
