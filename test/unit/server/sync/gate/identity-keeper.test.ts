import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { findDuplicates, renameDuplicates } from '#server/sync/gate/identity-keeper.ts';
import { element, paragraph, smallText } from '#test/support/small-text.ts';
import { LANGUAGES } from './gate-scene.ts';

function aDoc(): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, smallText(3));
  return doc;
}

function keeping(since: ReadonlyMap<number, number> | null = null): {
  since: ReadonlyMap<number, number> | null;
  newId: () => string;
} {
  let count = 0;
  return { since, newId: () => `new-${(count += 1)}` };
}

function cids(doc: Y.Doc, language: string): unknown[] {
  return doc
    .getXmlFragment(language)
    .toArray()
    .map((part) => part instanceof Y.XmlElement && part.getAttribute('cid'));
}

function insertPart(doc: Y.Doc, language: string, index: number, part: Y.XmlElement): void {
  doc.getXmlFragment(language).insert(index, [part]);
}

test('writes nothing when every identity is unique', () => {
  const doc = aDoc();
  const before = Y.encodeStateVector(doc);
  expect(renameDuplicates(doc, LANGUAGES, keeping())).toBe(false);
  expect(Y.encodeStateVector(doc)).toEqual(before);
});

test('renames the later part, and pairs copies across the languages', () => {
  const doc = aDoc();
  for (const language of LANGUAGES) insertPart(doc, language, 3, element('clause', { cid: 'c-1' }));
  insertPart(doc, 'en', 4, element('clause', { cid: 'c-1' }));
  let transactions = 0;
  doc.on('afterTransaction', () => (transactions += 1));
  expect(renameDuplicates(doc, LANGUAGES, keeping())).toBe(true);
  expect(transactions).toBe(1);
  expect(cids(doc, 'en')).toEqual(['c-1', 'c-2', 'c-3', 'new-1', 'new-2']);
  expect(cids(doc, 'ru')).toEqual(['c-1', 'c-2', 'c-3', 'new-1']);
  expect(renameDuplicates(doc, LANGUAGES, keeping())).toBe(false);
});

test('renames the later block, however deep, within one language only', () => {
  const doc = aDoc();
  const quotation = element('blockquote', { id: 'q-1' });
  quotation.insert(0, [paragraph('en-p-1', 'a copy'), paragraph('ru-p-1', 'the same id as in Russian')]);
  const part = element('clause', { cid: 'c-4' });
  part.insert(0, [quotation]);
  insertPart(doc, 'en', 3, part);
  const [renaming, ...others] = findDuplicates(doc, LANGUAGES, keeping());
  expect(others).toEqual([]);
  expect(renaming).toMatchObject({ attribute: 'id', value: 'new-1' });
  expect(renaming?.element).toBe(quotation.get(0));
});

test('whoever was there first keeps the name, even with a copy before it', () => {
  const doc = aDoc();
  const original = doc.getXmlFragment('en').get(0);
  const since = Y.decodeStateVector(Y.encodeStateVector(doc));
  for (const language of LANGUAGES) insertPart(doc, language, 0, element('clause', { cid: 'c-1' }));
  insertPart(doc, 'en', 1, element('clause', { cid: 'c-1' }));
  const copy = doc.getXmlFragment('en').get(0);
  if (copy instanceof Y.XmlElement) copy.insert(0, [paragraph('en-p-2', 'the id of a later block')]);
  expect(renameDuplicates(doc, LANGUAGES, keeping(since))).toBe(true);
  expect(cids(doc, 'en')).toEqual(['new-1', 'new-2', 'c-1', 'c-2', 'c-3']);
  expect(cids(doc, 'ru')).toEqual(['new-1', 'c-1', 'c-2', 'c-3']);
  expect(doc.getXmlFragment('en').get(2)).toBe(original);
  const block = copy instanceof Y.XmlElement ? copy.get(0) : null;
  expect(block instanceof Y.XmlElement && block.getAttribute('id')).toBe('new-3');
});

test('a part that comes without a name gets one, and no other part is paired with it', () => {
  const doc = aDoc();
  insertPart(doc, 'en', 1, element('clause', {}));
  insertPart(doc, 'ru', 2, element('clause', {}));
  expect(renameDuplicates(doc, LANGUAGES, keeping())).toBe(true);
  expect(cids(doc, 'en')).toEqual(['c-1', 'new-1', 'c-2', 'c-3']);
  expect(cids(doc, 'ru')).toEqual(['c-1', 'c-2', 'new-2', 'c-3']);
});
