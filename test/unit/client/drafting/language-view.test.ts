import { expect, test } from 'vitest';
import { inReadersOrder, shownLanguages } from '#client/drafting/language-view.ts';

test("the reader's own language comes first, and nothing else moves", () => {
  expect(inReadersOrder(['en', 'ru'], 'ru')).toEqual(['ru', 'en']);
  expect(inReadersOrder(['en', 'ru'], 'en')).toEqual(['en', 'ru']);
  expect(inReadersOrder(['en', 'ru'], 'hi')).toEqual(['en', 'ru']);
});

test.each([
  ['nothing', undefined, true, ['ru', 'en']],
  ['nothing, without room', undefined, false, ['ru']],
  ['both', 'both', true, ['ru', 'en']],
  ['both, without room', 'both', false, ['ru']],
  ['one', 'en', true, ['en']],
  ['one that the document does not have', 'hi', true, ['ru', 'en']],
] as const)('asked for %s', (_asked, asked, isWide, shown) => {
  expect(shownLanguages(asked, ['ru', 'en'], isWide)).toEqual(shown);
});

test('of three languages two stand side by side: the reader own, when the text has it, and the next', () => {
  const shown = (locale: 'en' | 'ru' | 'hi') =>
    shownLanguages('both', inReadersOrder(['en', 'ru', 'hi'], locale), true);
  expect(shown('en')).toEqual(['en', 'ru']);
  expect(shown('ru')).toEqual(['ru', 'en']);
  expect(shown('hi')).toEqual(['hi', 'en']);
});
