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

function counter(): () => string {
  let count = 0;
  return () => `new-${(count += 1)}`;
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
  expect(renameDuplicates(doc, LANGUAGES, counter())).toBe(false);
  expect(Y.encodeStateVector(doc)).toEqual(before);
});

test('renames the later part, and pairs copies across the languages', () => {
  const doc = aDoc();
  for (const language of LANGUAGES) insertPart(doc, language, 3, element('clause', { cid: 'c-1' }));
  insertPart(doc, 'en', 4, element('clause', { cid: 'c-1' }));
  let transactions = 0;
  doc.on('afterTransaction', () => (transactions += 1));
  expect(renameDuplicates(doc, LANGUAGES, counter())).toBe(true);
  expect(transactions).toBe(1);
  expect(cids(doc, 'en')).toEqual(['c-1', 'c-2', 'c-3', 'new-1', 'new-2']);
  expect(cids(doc, 'ru')).toEqual(['c-1', 'c-2', 'c-3', 'new-1']);
  expect(renameDuplicates(doc, LANGUAGES, counter())).toBe(false);
});

test('renames the later block, however deep, within one language only', () => {
  const doc = aDoc();
  const quotation = element('blockquote', { id: 'q-1' });
  quotation.insert(0, [paragraph('en-p-1', 'a copy'), paragraph('ru-p-1', 'the same id as in Russian')]);
  const part = element('clause', { cid: 'c-4' });
  part.insert(0, [quotation]);
  insertPart(doc, 'en', 3, part);
  const [renaming, ...others] = findDuplicates(doc, LANGUAGES, counter());
  expect(others).toEqual([]);
  expect(renaming).toMatchObject({ attribute: 'id', value: 'new-1' });
  expect(renaming?.element).toBe(quotation.get(0));
});
