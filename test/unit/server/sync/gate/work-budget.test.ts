import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { keepRemovedParts } from '#shared/drafting/text/removed-parts.ts';
import type { TextGate } from '#server/sync/text-gate.ts';
import { createTextGate } from '#server/sync/gate/create-text-gate.ts';
import { element, paragraph, smallText, wordsOf } from '#test/support/small-text.ts';
import { craftedUpdate, type CraftedId, type CraftedStruct } from '#test/support/struct-writer.ts';
import { ANNA, BORIS, changeOf, LANGUAGES, wordOf } from './gate-scene.ts';

const OWN = 50;

/** A text whose first paragraph has so many letters, written by one client. */
function aText(letters: number): { live: Y.Doc; gate: TextGate; client: number } {
  const writer = new Y.Doc();
  writer.clientID = 40;
  Y.applyUpdate(writer, smallText(2));
  wordsOf(writer, 'en', 0).insert(5, 'abcdefghij'.repeat(letters / 10));
  const live = new Y.Doc();
  Y.applyUpdate(live, Y.encodeStateAsUpdate(writer));
  const claims = [{ clientId: 40, member: ANNA.member }];
  return { live, gate: createTextGate({ doc: live, languages: LANGUAGES, claims }), client: 40 };
}

function oneGroup(count: number, make: (index: number) => CraftedStruct): Uint8Array {
  const structs = Array.from({ length: count }, (_, index) => make(index));
  return craftedUpdate({ groups: [{ client: OWN, clock: 0, structs }] });
}

const own = (clock: number): CraftedId => ({ client: OWN, clock });
const theirs = (clock: number): CraftedId => ({ client: 40, clock });
const CONTENT = { text: 'x' } as const;

type Costly = [name: string, update: Uint8Array, why?: string];

/** Each asks for an amount of work that has nothing to do with its size. */
const costly: readonly Costly[] = [
  [
    '8,000 words in one place',
    oneGroup(8000, () => ({ origin: theirs(3), rightOrigin: theirs(4), content: CONTENT })),
  ],
  [
    '8,000 words behind the own first one',
    oneGroup(8000, (i) => ({
      origin: i === 0 ? theirs(3) : own(0),
      rightOrigin: theirs(4),
      content: CONTENT,
    })),
  ],
  [
    'every second of 40,000 letters deleted',
    craftedUpdate({
      deletes: [{ client: 40, ranges: Array.from({ length: 20_000 }, (_, i) => [2 * i + 1, 1] as const) }],
    }),
  ],
  [
    '20,000 words, each splitting an item, from the end',
    oneGroup(20_000, (i) => ({
      origin: theirs(39_990 - 2 * i > 0 ? 39_990 - 2 * i : 0),
      rightOrigin: theirs(39_991 - 2 * i > 1 ? 39_991 - 2 * i : 1),
      content: CONTENT,
    })),
  ],
];

/** As dear, and refused for something else already. */
const disordered: readonly Costly[] = [
  [
    '5,000 words with alternating right origins',
    oneGroup(5000, (i) => ({ origin: theirs(3), rightOrigin: theirs(10 + (i % 500)), content: CONTENT })),
    'order',
  ],
];

/** `walks` letters in one place, each a step further than the one before, and `rows` in a row behind each other. */
function walking(walks: number, rows: number): Uint8Array {
  return oneGroup(walks + rows, (i) => {
    if (i < walks) return { origin: theirs(3), rightOrigin: theirs(4), content: CONTENT };
    if (i === walks) return { origin: theirs(39_990), rightOrigin: theirs(39_991), content: CONTENT };
    return { origin: own(i - 1), rightOrigin: theirs(39_991), content: CONTENT };
  });
}

const together: readonly (readonly [string, number, number])[] = [
  ['nearly all that placing may cost, alone', 98, 1],
  ['5,200 letters in a row, alone', 0, 5200],
  ['half of each', 68, 2500],
];

/** Each within the bounds of its kinds, and beyond what all may cost. */
const heavy: readonly (readonly [string, Uint8Array])[] = [
  ['20,000 letters in a row', walking(0, 19_990)],
  [
    '7,000 marks in a row',
    oneGroup(7000, (i) => ({
      origin: i === 0 ? theirs(3) : own(i - 1),
      rightOrigin: theirs(4),
      content: { mark: 'bold', value: i % 2 === 0 ? {} : null },
    })),
  ],
  [
    '3,000 new parts',
    oneGroup(3000, (i) => ({
      ...(i === 0 ? { root: 'en' } : { origin: own(i - 1) }),
      content: { element: 'clause' },
    })),
  ],
];

function processorTime(work: () => void): number {
  const start = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

describe('the work that an update may cause', () => {
  test.each<Costly>([...costly, ...disordered])('refuses %s', (_name, update, why = 'walk') => {
    const { gate } = aText(40_000);
    expect(update.length).toBeLessThan(512 * 1024);
    let word = '';
    const time = processorTime(() => {
      word = wordOf(gate.judge(update, ANNA));
    });
    expect(word).toBe(why);
    expect(time, 'milliseconds of processor time').toBeLessThan(250);
  });

  test('refuses to delete 10,000 items in one gap of a text with marks', () => {
    const { live, gate } = aText(20_000);
    const ranges = Array.from({ length: 9000 }, (_, i) => [2 * i + 1, 1] as const);
    wordsOf(live, 'en', 0).format(1, 2, { bold: {} });
    // the server's own doing: the text is in 9,000 pieces now, each the only one between two deletions
    Y.applyUpdate(live, craftedUpdate({ deletes: [{ client: 40, ranges }] }));
    const all = craftedUpdate({ deletes: [{ client: 40, ranges: [[0, 18_000]] }] });
    expect(gate.judge(all, ANNA)).toMatchObject({
      refusal: { code: 'walk', why: expect.stringContaining('tidying') },
    });
  });

  test.each(together)('of several kinds: %s passes', (_name, walks, rows) => {
    const { gate } = aText(40_000);
    expect(wordOf(gate.judge(walking(walks, rows), ANNA))).toBe('accepted');
  });

  test('is bounded in sum: what passes for itself is refused together', () => {
    const { gate } = aText(40_000);
    expect(gate.judge(walking(90, 5000), ANNA)).toMatchObject({
      refusal: { code: 'walk', why: expect.stringContaining('reading, placing and applying') },
    });
  });

  test.each(heavy)('refuses %s', (_name, update) => {
    const { gate } = aText(40_000);
    expect(wordOf(gate.judge(update, ANNA))).toBe('walk');
  });

  test('lets a large paste pass, and all of it deleted again', () => {
    const { live, gate } = aText(10);
    const paste = changeOf(live, (doc) => {
      const part = element('clause', { cid: 'c-pasted' });
      const blocks = Array.from({ length: 1000 }, (_, i) =>
        paragraph(`n-${i}`, 'Стороны приняли к сведению'),
      );
      part.insert(0, blocks);
      doc.getXmlFragment('ru').insert(1, [part]);
    });
    expect(wordOf(gate.judge(paste, ANNA))).toBe('accepted');
    Y.applyUpdate(live, paste);
    const removal = changeOf(live, (doc) => doc.getXmlFragment('ru').delete(1, 1));
    expect(wordOf(gate.judge(removal, ANNA))).toBe('accepted');
  });

  test('lets an offline day with 1,000 replacements in one text pass', () => {
    const { live, gate } = aText(40_000);
    const day = changeOf(live, (doc) => {
      const words = wordsOf(doc, 'en', 0);
      for (let i = 0; i < 1000; i++) {
        words.delete(17 + 31 * i, 2);
        words.insert(17 + 31 * i, 'new');
      }
    });
    expect(wordOf(gate.judge(day, ANNA))).toBe('accepted');
  });

  test('lets an answer with all deletions of a full text pass, and looks only at those that are new', () => {
    const { live } = aText(80_000);
    const claims = [{ clientId: 40, member: BORIS.member }];
    const gate = createTextGate({ doc: live, languages: LANGUAGES, claims });
    const ranges = Array.from({ length: 39_900 }, (_, i) => [2 * i + 10, 1] as const);
    Y.applyUpdate(live, craftedUpdate({ deletes: [{ client: 40, ranges }] }));
    const all = craftedUpdate({ deletes: [{ client: 40, ranges }] });
    expect(wordOf(gate.judge(all, ANNA))).toBe('known');
    const more = craftedUpdate({ deletes: [{ client: 40, ranges: [[4, 1], ...ranges] }] });
    const time = processorTime(() => {
      const verdict = gate.judge(more, ANNA);
      expect(verdict).toMatchObject({ kind: 'accepted' });
      const bytes = verdict.kind === 'accepted' ? verdict.bytes : more;
      expect(bytes).toEqual(craftedUpdate({ deletes: [{ client: 40, ranges: [[4, 1]] }] }));
      Y.applyUpdate(live, bytes);
    });
    expect(wordOf(gate.judge(more, ANNA))).toBe('known');
    expect(time, 'milliseconds of processor time').toBeLessThan(100);
  });

  test('charges what an update repeats beside something new', () => {
    const { live, gate } = aText(10);
    const repeated = (paragraphs: number): Uint8Array => {
      const part = element('clause', { cid: `c-${paragraphs}` });
      part.insert(
        0,
        Array.from({ length: paragraphs }, (_, i) => paragraph(`r-${paragraphs}-${i}`, 'words')),
      );
      live.getXmlFragment('en').insert(1, [part]);
      const sender = new Y.Doc();
      Y.applyUpdate(sender, Y.encodeStateAsUpdate(live));
      wordsOf(sender, 'ru', 0).insert(3, 'new');
      return Y.encodeStateAsUpdate(sender);
    };
    expect(wordOf(gate.judge(repeated(1700), ANNA))).toBe('accepted');
    expect(wordOf(gate.judge(repeated(1500), ANNA))).toBe('walk');
  });

  test('charges late words by how many places they need', () => {
    const { live, gate } = aText(10_000);
    keepRemovedParts(live);
    const late = (count: number): Uint8Array =>
      oneGroup(count, (i) => ({
        origin: theirs(9 + 2 * i),
        rightOrigin: theirs(10 + 2 * i),
        content: CONTENT,
      }));
    const [few, many] = [late(500), late(1000)];
    expect(wordOf(gate.judge(many, ANNA))).toBe('accepted');
    live.getXmlFragment('en').delete(0, 1);
    expect(gate.judge(few, ANNA)).toMatchObject({ kind: 'accepted', late: { length: 500 } });
    expect(wordOf(gate.judge(many, ANNA))).toBe('walk');
  });
});
