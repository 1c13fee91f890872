import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { numbersOfParts, readOutline } from '#client/drafting/outline/read-outline.ts';
import { writePart } from '#shared/drafting/text/write-part.ts';

type Attributes = Record<string, unknown>;

function textOf(parts: readonly [string, Attributes, string][]): Y.Doc {
  const doc = new Y.Doc();
  const elements = parts.map(([name, attributes, words]) =>
    writePart({ name, attributes, children: [{ text: words, marks: {} }] }),
  );
  doc.getXmlFragment('ru').insert(0, elements);
  return doc;
}

it('lists headings with their computed numbers in the language of the text, and leaves it untouched', () => {
  const doc = textOf([
    ['heading', { cid: 's1', level: 1 }, 'Общие вопросы'],
    ['clause', { cid: 'c1' }, 'Стороны'],
    ['heading', { cid: 's2', level: 1 }, 'Отрасли'],
    ['heading', { cid: 's2a', level: 2 }, 'Алюминий'],
    ['heading', { cid: 'x', level: 1, numbering: 'annex' }, 'Повестка дня'],
    ['heading', { cid: 'n', level: 1, numbering: 'none' }, 'Без номера'],
  ]);
  const before = Y.encodeStateVector(doc);
  const shown = readOutline(doc, 'ru').map(({ label, words, isSector }) => [label, words, isSector]);
  expect(shown).toEqual([
    ['I.', 'Общие вопросы', false],
    ['II.', 'Отрасли', false],
    ['А.', 'Алюминий', true],
    ['Приложение 1.', 'Повестка дня', false],
    ['', 'Без номера', false],
  ]);
  expect(numbersOfParts(doc, 'ru').get('c1')).toEqual({ kind: 'clause', n: 1 });
  expect(Y.encodeStateVector(doc)).toEqual(before);
});
