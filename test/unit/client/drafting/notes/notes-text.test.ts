import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ClauseNames } from '#client/drafting/notes/clause-names.ts';
import { beginNote, notesIn, removeNote } from '#client/drafting/notes/notes-text.ts';
import { smallText } from '#test/support/small-text.ts';

function common(clauses = 5): ClauseNames {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, smallText(clauses));
  return new ClauseNames(doc, 'en');
}

const clausesOf = (doc: Y.Doc): (string | null)[] => notesIn(doc, 'en').map(({ clause }) => clause);

test('notes stand in the order of their clauses, whichever was begun first; one on the whole document comes last', () => {
  const [doc, names] = [new Y.Doc(), common()];
  for (const clause of ['c-4', 'c-2', null, 'c-5', 'c-3']) beginNote(doc, { language: 'en', clause, names });
  expect(clausesOf(doc)).toEqual(['c-2', 'c-3', 'c-4', 'c-5', null]);
});

test('a note whose clause has gone stays where it is and keeps the name of it', () => {
  const doc = new Y.Doc();
  for (const clause of ['c-2', 'c-5']) beginNote(doc, { language: 'en', clause, names: common() });
  const shorter = common(3);
  expect(shorter.of('c-5')).toBeNull();
  beginNote(doc, { language: 'en', clause: 'c-3', names: shorter });
  expect(clausesOf(doc)).toEqual(['c-2', 'c-3', 'c-5']);
});

test('a clause is named by its number and its first words', () => {
  expect(common().of('c-2')).toMatchObject({ number: { kind: 'clause', n: 2 }, place: 1 });
  expect(common().of('c-2')?.words).toMatch(/^The Sides agreed to exchange lists/);
});

test('a note is taken away; of the last one a place to write in stays', () => {
  const [doc, names] = [new Y.Doc(), common()];
  const first = beginNote(doc, { language: 'en', clause: 'c-1', names });
  const second = beginNote(doc, { language: 'en', clause: 'c-2', names });
  removeNote(doc, 'en', first);
  expect(clausesOf(doc)).toEqual(['c-2']);
  removeNote(doc, 'en', second);
  expect(clausesOf(doc)).toEqual([null]);
});
