import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { leaveTidyingToEditors } from '#server/sync/live-text.ts';
import { cutUpdate, PIECE_UNITS } from '#shared/sync/cut-update.ts';
import { runSeed, seeded } from '#test/support/random.ts';
import { element, paragraph } from '#test/support/small-text.ts';

function replicaOf(doc: Y.Doc): Y.Doc {
  const replica = new Y.Doc();
  leaveTidyingToEditors(replica);
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc));
  return replica;
}

const words = (doc: Y.Doc): string => doc.getXmlFragment('en').toJSON();

/** A text with three clauses of one paragraph. */
function smallText(): Y.Doc {
  const doc = new Y.Doc();
  const clauses = ['a', 'b', 'c'].map((cid) => {
    const clause = element('clause', { cid });
    clause.insert(0, [paragraph(`p-${cid}`, `The Sides agreed on ${cid}.`)]);
    return clause;
  });
  doc.getXmlFragment('en').insert(0, clauses);
  return doc;
}

/** Applies piece by piece; `look` sees every moment in between. */
function applyPieces(doc: Y.Doc, pieces: readonly Uint8Array[], look: (doc: Y.Doc) => void): void {
  for (const piece of pieces) {
    Y.applyUpdate(doc, piece);
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.store.pendingDs).toBeNull();
    look(doc);
  }
}

/** Every element has its name and its content: an editor would remove one that has not. */
function expectWhole(doc: Y.Doc): void {
  for (const part of doc.getXmlFragment('en').toArray()) {
    if (!(part instanceof Y.XmlElement)) continue;
    expect(part.getAttribute('cid')).toBeDefined();
    expect(part.length).toBeGreaterThan(0);
    for (const block of part.toArray()) {
      if (!(block instanceof Y.XmlElement)) continue;
      expect(block.getAttribute('id')).toBeDefined();
      expect(block.length).toBe(1);
    }
  }
}

test('what is small stays in one piece', () => {
  const doc = smallText();
  const update = Y.encodeStateAsUpdate(doc);
  expect(cutUpdate(update)).toEqual([update]);
});

test('2,000 pasted paragraphs go out in pieces, each of them whole', () => {
  const doc = smallText();
  const other = replicaOf(doc);
  const before = Y.encodeStateVector(doc);
  const clause = doc.getXmlFragment('en').get(1);
  if (!(clause instanceof Y.XmlElement)) throw new Error('no clause');
  clause.insert(
    1,
    Array.from({ length: 2000 }, (_, at) => paragraph(`n-${at}`, `Paragraph ${at}.`)),
  );
  const pieces = cutUpdate(Y.encodeStateAsUpdate(doc, before));
  expect(pieces.length).toBeGreaterThanOrEqual(4);
  for (const piece of pieces) expect(Y.decodeUpdate(piece).structs.length).toBeLessThan(PIECE_UNITS + 10);
  applyPieces(other, pieces, expectWhole);
  expect(words(other)).toBe(words(doc));
});

test('a new part is never cut, however large', () => {
  const doc = smallText();
  const other = replicaOf(doc);
  const before = Y.encodeStateVector(doc);
  const clause = element('clause', { cid: 'large' });
  clause.insert(
    0,
    Array.from({ length: 1200 }, (_, at) => paragraph(`n-${at}`, `Paragraph ${at}.`)),
  );
  doc.getXmlFragment('en').insert(3, [clause]);
  applyPieces(other, cutUpdate(Y.encodeStateAsUpdate(doc, before)), expectWhole);
  expect(words(other)).toBe(words(doc));
});

test('deletions of a long day go out in pieces too', () => {
  const doc = smallText();
  const other = replicaOf(doc);
  const before = Y.encodeStateVector(doc);
  const text = new Y.XmlText('x'.repeat(9000));
  doc.getXmlFragment('en').insert(0, [element('clause', { cid: 'd' })]);
  const clause = doc.getXmlFragment('en').get(0);
  if (!(clause instanceof Y.XmlElement)) throw new Error('no clause');
  clause.insert(0, [text]);
  for (let at = 0; at < 4000; at += 1) text.delete(at, 1);
  const pieces = cutUpdate(Y.encodeStateAsUpdate(doc, before));
  expect(pieces.length).toBeGreaterThan(1);
  applyPieces(other, pieces, () => undefined);
  expect(words(other)).toBe(words(doc));
  expect(Y.encodeStateAsUpdate(other)).toEqual(Y.encodeStateAsUpdate(replicaOf(doc)));
});

test('one long range of deletions goes out in pieces: each letter of it may be an item of its own', () => {
  const doc = smallText();
  const clause = doc.getXmlFragment('en').get(0);
  const block = clause instanceof Y.XmlElement ? clause.get(0) : null;
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('no words');
  text.insert(0, 'x'.repeat(35_000));
  const other = replicaOf(doc);
  const before = Y.encodeStateVector(doc);
  text.delete(0, 35_000);
  const pieces = cutUpdate(Y.encodeStateAsUpdate(doc, before));
  expect(pieces).toHaveLength(4);
  applyPieces(other, pieces, expectWhole);
  expect(words(other)).toBe(words(doc));
});

test('what several page loads of one member wrote into each other is ordered, and nothing is lost', () => {
  const seed = runSeed('CUT_SEED');
  console.info(`cut-update: seed ${seed}`);
  const random = seeded(seed);
  let total = 0;
  for (let round = 0; round < 8; round += 1) {
    const start = smallText();
    const server = replicaOf(start);
    const before = Y.encodeStateVector(server);
    const loads = Array.from({ length: 3 }, () => replicaOf(start));
    for (let step = 0; step < 5000; step += 1) {
      const load = random.pick(loads);
      const clause = random.pick(load.getXmlFragment('en').toArray());
      const block = clause instanceof Y.XmlElement ? random.pick(clause.toArray()) : null;
      const text = block instanceof Y.XmlElement ? block.get(0) : null;
      if (!(text instanceof Y.XmlText) || !(clause instanceof Y.XmlElement)) continue;
      const draw = random.below(10);
      const at = random.below(text.length + 1);
      if (draw < 6) text.insert(at, random.pick(['ab', 'в', 'ц']));
      else if (draw < 8 && text.length > 4) text.delete(random.below(text.length - 2), 2);
      else if (draw === 8 && text.length > 4) text.format(1, 2, { bold: random.chance(0.5) ? {} : null });
      else if (random.chance(0.2)) clause.insert(1, [paragraph(`r-${step}`, 'new')]);
      const next = random.pick(loads);
      if (random.chance(0.05)) Y.applyUpdate(next, Y.encodeStateAsUpdate(load, Y.encodeStateVector(next)));
    }
    const all = replicaOf(start);
    for (const load of loads) Y.applyUpdate(all, Y.encodeStateAsUpdate(load));
    const pieces = cutUpdate(Y.encodeStateAsUpdate(all, before));
    total += pieces.length;
    applyPieces(server, pieces, expectWhole);
    expect(words(server)).toBe(words(all));
    expect(Y.encodeStateVector(server)).toEqual(Y.encodeStateVector(all));
  }
  expect(total).toBeGreaterThan(8);
});
