import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { element, paragraph } from './small-text.ts';
import { craftedUpdate, type CraftedId, type CraftedStruct } from './struct-writer.ts';

type Between = { origin: CraftedId; rightOrigin: CraftedId };

/** The first part that has words, and places between letters of its words. */
function firstWords(doc: Y.Doc): { part: CraftedId; places: Between[] } {
  for (const part of doc.getXmlFragment('en').toArray()) {
    const block = part instanceof Y.XmlElement ? part.get(0) : null;
    const words = block instanceof Y.XmlElement ? block.get(0) : null;
    const first = words instanceof Y.XmlText ? words._start : null;
    if (!(part instanceof Y.XmlElement) || part._item === null || first === null || first.length < 2)
      continue;
    const { client, clock } = first.id;
    const places = [1, 3, 5, 7].map((at) => ({
      origin: { client, clock: clock + at - 1 },
      rightOrigin: { client, clock: clock + at },
    }));
    return { part: part._item.id, places };
  }
  throw new Error('no part with words');
}

function inRow(client: number, count: number, first: CraftedStruct, next: (at: number) => CraftedStruct) {
  const structs = Array.from({ length: count }, (_, at) => (at === 0 ? first : next(at)));
  return craftedUpdate({ groups: [{ client, clock: 0, structs }] });
}

function pasted(doc: Y.Doc, client: number): Uint8Array {
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  replica.clientID = client;
  const before = Y.encodeStateVector(replica);
  const clause = element('clause', { cid: 'pasted' });
  const words = 'Стороны приняли к сведению доклад о ходе переговоров. ';
  clause.insert(
    0,
    Array.from({ length: 1020 }, (_, index) => paragraph(`pasted-${index}`, words)),
  );
  replica.getXmlFragment('ru').insert(1, [clause]);
  return Y.encodeStateAsUpdate(replica, before);
}

function discussed(doc: Y.Doc, client: number): Uint8Array {
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  replica.clientID = client;
  const before = Y.encodeStateVector(replica);
  const entry = { member: 'in-secretary', side: 'in', kind: 'reply', turn: 1, words: 'why?', at: 1 };
  replica.transact(() => {
    for (let at = 0; at < 560; at += 1) {
      replica.getMap('comments').set(randomUUID(), { ...entry, thread: randomUUID() });
    }
  });
  return Y.encodeStateAsUpdate(replica, before);
}

/** For `in-secretary`: eight updates that cost about as much as one may, one that costs more and two that hold too much in a value. */
export function costlyUpdates(doc: Y.Doc): readonly Uint8Array[] {
  const { part, places } = firstWords(doc);
  const own = (client: number, clock: number): CraftedId => ({ client, clock });
  const letter = { content: { text: 'x' } };
  const block = { content: { element: 'paragraph' } };
  const clients = Array.from({ length: 9 }, (_, at) => 3_900_000_000 + at);
  const [row = 0, marks = 0, blocks = 0, parts = 0, values = 0, one = 0, much = 0, paste = 0, talk = 0] =
    clients;
  const [inRowAt, marksAt, oneAt, muchAt] = places;
  return [
    inRow(one, 70, { ...oneAt, ...letter }, () => ({ ...oneAt, ...letter })),
    inRow(row, 5600, { ...inRowAt, ...letter }, (at) => ({
      origin: own(row, at - 1),
      ...(inRowAt && { rightOrigin: inRowAt.rightOrigin }),
      ...letter,
    })),
    inRow(marks, 3900, { ...marksAt, ...letter }, (at) => ({
      origin: own(marks, at - 1),
      ...(marksAt && { rightOrigin: marksAt.rightOrigin }),
      content: { mark: 'bold', value: at % 2 === 0 ? {} : null },
    })),
    inRow(parts, 1400, { root: 'en', content: { element: 'clause' } }, (at) => ({
      origin: own(parts, at - 1),
      content: { element: 'clause' },
    })),
    inRow(values, 3900, { parent: part, ...block }, (at) =>
      at === 1
        ? { parent: own(values, 0), key: 'id', content: { values: ['same'] } }
        : { origin: own(values, at - 1), content: { values: ['same'] } },
    ),
    inRow(blocks, 2240, { parent: part, ...block }, (at) => ({ origin: own(blocks, at - 1), ...block })),
    pasted(doc, paste),
    discussed(doc, talk),
    inRow(much, 19_990, { ...muchAt, ...letter }, (at) => ({
      origin: own(much, at - 1),
      ...(muchAt && { rightOrigin: muchAt.rightOrigin }),
      ...letter,
    })),
    craftedUpdate({
      groups: [
        {
          client: much,
          clock: 0,
          structs: [{ origin: own(one, 0), content: { values: Array.from({ length: 250_000 }, () => []) } }],
        },
      ],
    }),
    inRow(much, 1, { ...muchAt, content: { mark: 'bold', value: lists(170_000) } }, () => ({ ...letter })),
  ];
}

/** A list of empty lists: three bytes of JSON for each. */
function lists(count: number): unknown[] {
  return Array.from({ length: count }, () => []);
}
