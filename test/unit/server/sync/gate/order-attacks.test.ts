import { describe } from 'vitest';
import { SEED_CLIENT, wordsOf } from '#test/support/small-text.ts';
import { craftedStruct, craftedUpdate } from '#test/support/struct-writer.ts';
import { blockOf, by, idAt, OWN_CLIENT, store, typed, stops, type Case } from './gate-case.ts';

const deepList = (levels: number): unknown => (levels === 0 ? 1 : [deepList(levels - 1)]);

const order: readonly Case[] = [
  [
    'origin in one clause, right origin in another',
    'order',
    ({ live }) =>
      craftedStruct(OWN_CLIENT, 0, {
        origin: idAt(live, 0, 3),
        rightOrigin: idAt(live, 2, 2),
        content: { text: 'EVIL' },
      }),
  ],
  [
    'crossed origins in one text',
    'order',
    ({ live }) =>
      craftedStruct(OWN_CLIENT, 0, {
        origin: idAt(live, 0, 20),
        rightOrigin: idAt(live, 0, 3),
        content: { text: 'EVIL' },
      }),
  ],
  [
    'right origin is the origin',
    'order',
    ({ live }) =>
      craftedStruct(OWN_CLIENT, 0, {
        origin: idAt(live, 0, 3),
        rightOrigin: idAt(live, 0, 3),
        content: { text: 'EVIL' },
      }),
  ],
  [
    "crossed origins among the update's own structs",
    'order',
    ({ live }) =>
      craftedUpdate({
        groups: [
          {
            client: OWN_CLIENT,
            clock: 0,
            structs: [
              { origin: idAt(live, 0, 3), rightOrigin: idAt(live, 0, 4), content: { text: 'ab' } },
              {
                origin: { client: OWN_CLIENT, clock: 1 },
                rightOrigin: { client: OWN_CLIENT, clock: 0 },
                content: { text: 'c' },
              },
            ],
          },
        ],
      }),
  ],
  [
    'a fresh right origin that lies left of the live origin',
    'order',
    ({ live }) =>
      craftedUpdate({
        groups: [
          {
            client: OWN_CLIENT,
            clock: 0,
            structs: [
              { origin: idAt(live, 0, 3), rightOrigin: idAt(live, 0, 4), content: { text: 'a' } },
              {
                origin: idAt(live, 0, 9),
                rightOrigin: { client: OWN_CLIENT, clock: 0 },
                content: { text: 'b' },
              },
            ],
          },
        ],
      }),
  ],
  [
    'a right origin for a map entry',
    'order',
    ({ live }) => {
      const entry = blockOf(live, 0)._map.get('id');
      if (entry === undefined) throw new Error('no id');
      return craftedStruct(OWN_CLIENT, 0, { rightOrigin: entry.id, content: { values: ['p-9'] } });
    },
  ],
];

const malformed: readonly Case[] = [
  ['600 KB at once', 'too-large', by((doc) => wordsOf(doc, 'en', 0).insert(0, 'x'.repeat(600_000)))],
  ['an attribute of 50 levels', 'malformed', by((doc) => store(blockOf(doc, 0), 'joinSug', deepList(50)))],
  [
    'an origin that is itself',
    'malformed',
    () => craftedStruct(OWN_CLIENT, 0, { origin: { client: OWN_CLIENT, clock: 0 }, content: { text: 'x' } }),
  ],
  [
    'the same client twice',
    'malformed',
    ({ live }) => {
      const structs = [{ origin: idAt(live, 0, 3), rightOrigin: idAt(live, 0, 4), content: { text: 'a' } }];
      return craftedUpdate({
        groups: [
          { client: OWN_CLIENT, clock: 0, structs },
          { client: OWN_CLIENT, clock: 0, structs },
        ],
      });
    },
  ],
  [
    'an empty delete range',
    'malformed',
    () => craftedUpdate({ deletes: [{ client: SEED_CLIENT, ranges: [[0, 0]] }] }),
  ],
  [
    'delete ranges out of order',
    'malformed',
    () =>
      craftedUpdate({
        deletes: [
          {
            client: SEED_CLIENT,
            ranges: [
              [9, 2],
              [3, 2],
            ],
          },
        ],
      }),
  ],
  ['a truncated update', 'malformed', (scene) => typed(scene).slice(0, -3)],
  ['words', 'malformed', () => new TextEncoder().encode('garbagedoc')],
  ['nothing', 'malformed', () => new Uint8Array(0)],
];

describe('origins', () => {
  stops(order);
});
describe('updates that are none', () => {
  stops(malformed);
});
