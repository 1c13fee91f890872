import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ScanError } from '#server/sync/gate/scan/byte-reader.ts';
import { GateLimit } from '#server/sync/gate/gate-limits.ts';
import { scanUpdate } from '#server/sync/gate/scan/scan.ts';
import { HonestEditor } from '#test/support/honest-editing.ts';
import { seeded } from '#test/support/random.ts';
import { smallText } from '#test/support/small-text.ts';
import { craftedStruct, craftedUpdate, type CraftedContent } from '#test/support/struct-writer.ts';

function numbers(...values: number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const value of values) encoding.writeVarUint(encoder, value);
  return encoding.toUint8Array(encoder);
}

const inRoot = (content: CraftedContent): Uint8Array => craftedStruct(5, 0, { root: 'en', content });

function marks(count: number, value: unknown): Uint8Array {
  const structs = Array.from({ length: count }, () => ({ root: 'en', content: { mark: 'bold', value } }));
  return craftedUpdate({ groups: [{ client: 5, clock: 0, structs }] });
}

const hostile: readonly (readonly [string, () => Uint8Array])[] = [
  ['2^31 structs in a few bytes', () => numbers(1, 2 ** 31, 5, 0, 0)],
  ['more structs than the limit', () => numbers(1, GateLimit.structs + 1, 5, 0, 0)],
  ['more clients than the limit', () => numbers(GateLimit.clients + 1, 0)],
  ['2^31 delete clients', () => numbers(0, 2 ** 31)],
  ['2^31 delete ranges', () => numbers(0, 1, 5, 2 ** 31)],
  ['a clientID of 40 bits', () => numbers(1, 0, 2 ** 40, 0, 0)],
  ['a number that never ends', () => new Uint8Array(30).fill(0xff)],
  ['an unknown kind', () => new Uint8Array([1, 1, 5, 0, 11 | 0x80, 5, 0, 0])],
  ['an unknown shared type', () => inRoot({ type: 7 })],
  ['a run of 2^30 deleted letters', () => inRoot({ deleted: 2 ** 30 })],
  ['an empty run', () => inRoot({ deleted: 0 })],
  ['empty words', () => inRoot({ text: '' })],
  ['a clock beyond 31 bits', () => craftedStruct(5, 2 ** 31, { root: 'en', content: { text: 'x' } })],
  ['a root of 1,000 letters', () => craftedStruct(5, 0, { root: 'e'.repeat(1000), content: { text: 'x' } })],
  ['a mark of 5,000 letters', () => inRoot({ mark: 'bold', value: { id: 'x'.repeat(5000) } })],
  [
    '20,000 lists in marks',
    () =>
      marks(
        16,
        Array.from({ length: 1300 }, () => []),
      ),
  ],
  ['a value of 100 levels', () => inRoot({ values: [JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`)] })],
  [
    'a mark of 100 levels',
    () => inRoot({ mark: 'bold', value: JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`) }),
  ],
  ['a value that names a prototype', () => inRoot({ values: [JSON.parse('{"__proto__":{"a":1}}')] })],
  ['a delete range of no length', () => craftedUpdate({ deletes: [{ client: 5, ranges: [[3, 0]] }] })],
  ['bytes after the end', () => Uint8Array.from([...inRoot({ text: 'x' }), 0])],
  [
    'half a letter',
    () => {
      const bytes = inRoot({ text: 'ж' });
      return bytes.with(bytes.length - 2, 0x20);
    },
  ],
];

const kinds: readonly CraftedContent[] = [
  { gc: 3 },
  { deleted: 3 },
  { json: ['1', 'undefined'] },
  { binary: new Uint8Array(3) },
  { text: 'wordsслова🙂' },
  { embed: { a: 1 } },
  { mark: 'bold', value: {} },
  { element: 'clause' },
  { type: 6 },
  { values: ['x', 2] },
  { subdocument: 'guid' },
  { skip: 4 },
];

describe('scanning', () => {
  test.each(hostile)('refuses %s', (_name, make) => {
    expect(() => scanUpdate(make())).toThrow(ScanError);
  });

  test.each(kinds)('knows the kind %o, with the length that Yjs gives it', (content) => {
    const update = inRoot(content);
    const [yjs] = Y.decodeUpdate(update).structs;
    const [struct] = scanUpdate(update).groups.flatMap((group) => group.structs);
    expect(struct?.length).toBe(yjs?.length);
  });

  test('reads values as Yjs does', () => {
    const values = [undefined, null, 7, -900_000, 1.5, 1.1, 5n, true, 'x', { a: [1] }, new Uint8Array(2)];
    const update = inRoot({ values });
    const [struct] = scanUpdate(update).groups.flatMap((group) => group.structs);
    expect(struct?.content).toMatchObject({ values });
    expect(Y.decodeUpdate(update).structs).toMatchObject([{ content: { arr: values } }]);
  });

  test('refuses every beginning of an honest update', () => {
    const update = smallText(1);
    for (let end = 0; end < update.length; end++) {
      expect(() => scanUpdate(update.subarray(0, end)), `first ${end} bytes`).toThrow(ScanError);
    }
  });

  test('never reads the neighbours in a pooled buffer', () => {
    const claims60Letters = Uint8Array.from([...numbers(1, 1, 5, 0), 4, ...numbers(1, 2), 0x65, 0x6e, 60]);
    const pool = Buffer.alloc(512, 'SECRET');
    pool.set(claims60Letters, 100);
    expect(() => scanUpdate(pool.subarray(100, 100 + claims60Letters.length))).toThrow(ScanError);
  });

  test('reads honest updates exactly as Yjs does', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, smallText(3));
    const editor = new HonestEditor(doc, seeded(11));
    for (let step = 0; step < 400; step++) editor.step();
    const update = Y.encodeStateAsUpdate(doc);
    const yjs = Y.decodeUpdate(update);
    const mine = scanUpdate(update);
    const structs = mine.groups.flatMap((group) => group.structs);
    expect(structs.map(({ client, clock, length }) => [client, clock, length])).toEqual(
      yjs.structs.map(({ id, length }) => [id.client, id.clock, length]),
    );
    expect(
      mine.deletes.map(({ client, ranges }) => [client, ranges.map(({ clock, length }) => [clock, length])]),
    ).toEqual(
      [...yjs.ds.clients].map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])]),
    );
    const words = structs.flatMap(({ content }) => (content.kind === 'string' ? [content.text] : []));
    const wordsOfYjs = yjs.structs.flatMap((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString ? [struct.content.str] : [],
    );
    expect(words).toEqual(wordsOfYjs);
  });
});
