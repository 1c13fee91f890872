import { describe, expect } from 'vitest';
import { SEED_CLIENT, wordsOf } from '#test/support/small-text.ts';
import { craftedStruct, craftedUpdate } from '#test/support/struct-writer.ts';
import { by, idAt, OWN_CLIENT, typed, stops, type Case } from './gate-case.ts';
import {
  aComment,
  ANNA,
  authorWith,
  BORIS,
  BORIS_CLIENT,
  changeOf,
  deliver,
  FRESH_COMMENT,
} from './gate-scene.ts';

const identity: readonly Case[] = [
  [
    'writes with the clientID of the server',
    'identity',
    by((doc) => {
      doc.clientID = SEED_CLIENT;
      wordsOf(doc, 'en', 0).insert(5, 'x');
    }),
  ],
  [
    'writes with the clientID of another member',
    'identity',
    by((doc) => {
      doc.clientID = BORIS_CLIENT;
      wordsOf(doc, 'en', 0).insert(5, 'x');
    }),
  ],
  [
    'writes with the clientID that another member announced',
    'identity',
    ({ live, gate }) => {
      expect(gate.claim(777, BORIS.member)).toBe(true);
      return changeOf(live, (doc) => {
        doc.clientID = 777;
        wordsOf(doc, 'en', 0).insert(5, 'x');
      });
    },
  ],
  [
    'writes with the clientID of the live text',
    'identity',
    ({ live }) =>
      changeOf(live, (doc) => {
        doc.clientID = live.clientID;
        wordsOf(doc, 'en', 0).insert(5, 'x');
      }),
  ],
  [
    'takes a hundred new clientIDs at once',
    'identity',
    by((doc) => {
      for (let client = 5000; client < 5100; client++) {
        doc.clientID = client;
        wordsOf(doc, 'en', 0).insert(0, 'x');
      }
    }),
  ],
  [
    'another member between own structs',
    'identity',
    by((doc) => {
      for (const client of [31, BORIS_CLIENT]) {
        doc.clientID = client;
        wordsOf(doc, 'en', 0).insert(5, 'x');
      }
    }),
  ],
  ['writes in a second tab under the clientID of the first, at the same moment', 'identity', twin('other')],
  ['the same, and goes on beyond what the first has written', 'identity', twin('other words')],
  ['the same at another place', 'identity', twin('words', 2)],
];

/** The first tab has written "words" when this comes of the second, which had not heard of it. */
function twin(written: string, clause = 0): Case[2] {
  return (scene) => {
    const write = (words: string, at: number) =>
      changeOf(scene.live, (doc) => {
        doc.clientID = OWN_CLIENT;
        wordsOf(doc, 'en', at).insert(5, words);
      });
    const second = write(written, clause);
    expect(deliver(scene, write('words', 0), ANNA).kind).toBe('accepted');
    return second;
  };
}

const gaps: readonly Case[] = [
  [
    'skips ahead in the own clock',
    'gap',
    ({ live }) => craftedStruct(OWN_CLIENT, 3, { origin: idAt(live, 0, 2), content: { text: 'x' } }),
  ],
  [
    'forges a clock of another client',
    'gap',
    ({ live }) =>
      craftedStruct(BORIS_CLIENT, 4_000_000, { origin: idAt(live, 0, 2), content: { text: 'x' } }),
    BORIS,
  ],
  [
    'leaves the middle out',
    'gap',
    ({ live }) =>
      craftedUpdate({
        groups: [
          {
            client: OWN_CLIENT,
            clock: 0,
            structs: [{ content: { skip: 5 } }, { origin: idAt(live, 0, 2), content: { text: 'x' } }],
          },
        ],
      }),
  ],
  [
    'deletes what does not exist',
    'gap',
    () => craftedUpdate({ deletes: [{ client: 999, ranges: [[5, 5]] }] }),
  ],
  [
    'deletes beyond the end',
    'gap',
    () => craftedUpdate({ deletes: [{ client: SEED_CLIENT, ranges: [[0, 1_000_000]] }] }),
  ],
  [
    'an origin that does not exist',
    'gap',
    () => craftedStruct(OWN_CLIENT, 0, { origin: { client: 999, clock: 3 }, content: { text: 'x' } }),
  ],
  [
    'a right origin that does not exist beside an origin that does',
    'gap',
    ({ live }) =>
      craftedStruct(OWN_CLIENT, 0, {
        origin: idAt(live, 0, 2),
        rightOrigin: { client: 999, clock: 3 },
        content: { text: 'x' },
      }),
  ],
  [
    'a parent that does not exist',
    'gap',
    () => craftedStruct(OWN_CLIENT, 0, { parent: { client: 999, clock: 3 }, content: { text: 'x' } }),
  ],
  [
    'two clients that wait for each other',
    'gap',
    () =>
      craftedUpdate({
        groups: [
          { client: 41, clock: 0, structs: [{ origin: { client: 42, clock: 0 }, content: { text: 'x' } }] },
          { client: 42, clock: 0, structs: [{ origin: { client: 41, clock: 0 }, content: { text: 'y' } }] },
        ],
      }),
  ],
  [
    'forges what is known, beside something new',
    'gap',
    ({ live }) => {
      const first = idAt(live, 0, 0);
      const forged = {
        client: first.client,
        clock: first.clock,
        structs: [{ parent: { client: first.client, clock: first.clock - 1 }, content: { text: 'EVIL' } }],
      };
      const fresh = {
        client: OWN_CLIENT,
        clock: 0,
        structs: [{ origin: idAt(live, 0, 2), rightOrigin: idAt(live, 0, 3), content: { text: 'x' } }],
      };
      return craftedUpdate({ groups: [forged, fresh] });
    },
  ],
  [
    'names a new root in what is known, beside something new',
    'gap',
    ({ live }) =>
      craftedUpdate({
        groups: [
          { client: SEED_CLIENT, clock: 0, structs: [{ root: 'evil', content: { element: 'clause' } }] },
          {
            client: OWN_CLIENT,
            clock: 0,
            structs: [{ origin: idAt(live, 0, 2), rightOrigin: idAt(live, 0, 3), content: { text: 'x' } }],
          },
        ],
      }),
  ],
];

const rights: readonly Case[] = [
  ['a reader types', 'role', typed, authorWith('read')],
  ['a reader deletes', 'role', by((doc) => wordsOf(doc, 'en', 0).delete(5, 1)), authorWith('read')],
  [
    'a reader comments',
    'role',
    by((doc) => void doc.getMap('comments').set(FRESH_COMMENT, aComment(ANNA))),
    authorWith('read'),
  ],
  [
    'a reader sends garbage structs',
    'role',
    () => craftedStruct(OWN_CLIENT, 0, { content: { gc: 5 } }),
    authorWith('read'),
  ],
  ['a commenter types', 'role', typed, authorWith('comment')],
  ['a commenter deletes', 'role', by((doc) => wordsOf(doc, 'en', 0).delete(5, 1)), authorWith('comment')],
  [
    'a commenter sends garbage structs',
    'role',
    () => craftedStruct(OWN_CLIENT, 0, { content: { gc: 5 } }),
    authorWith('comment'),
  ],
];

describe('whose update it is', () => {
  stops(identity);
});
describe('what comes before it', () => {
  stops(gaps);
});
describe('what the sender may do', () => {
  stops(rights);
});
