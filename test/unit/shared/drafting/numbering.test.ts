import { describe, expect, test } from 'vitest';
import {
  type CountedPart,
  numberParts,
  numbersByPartId,
  partLabel,
  referenceTo,
} from '#shared/drafting/numbering.ts';

const part = (name: string, attributes: Record<string, unknown> = {}): CountedPart => ({ name, attributes });
const clause = (cid = 'c') => part('clause', { cid });
const section = (numbering: string | null = null) => part('heading', { level: 1, numbering });
const sector = (numbering: string | null = null) => part('heading', { level: 2, numbering });

const labels = (parts: readonly CountedPart[], language: 'en' | 'ru' | 'hi') =>
  numberParts(parts).map((number) => (number === null ? '' : partLabel(number, language)));

describe('display numbers', () => {
  test('clauses count through the document, whatever stands between them', () => {
    const parts = [clause(), section(), clause(), part('passage'), sector(), clause(), part('signatures')];
    expect(labels(parts, 'en')).toEqual(['1.', 'I.', '2.', '', 'A.', '3.', '']);
  });

  test('sectors start again in every section', () => {
    expect(labels([section(), sector(), sector(), section(), sector()], 'ru')).toEqual([
      'I.',
      'А.',
      'Б.',
      'II.',
      'А.',
    ]);
  });

  test('headings without a number and annexes leave the sections’ numbers alone', () => {
    const parts = [section('none'), section(), section('annex'), sector(), section('annex'), section()];
    expect(labels(parts, 'en')).toEqual(['', 'I.', 'Annex 1.', 'A.', 'Annex 2.', 'II.']);
    expect(labels([section(), sector('none'), sector()], 'en')).toEqual(['I.', '', 'A.']);
  });

  test.each([
    ['en', ['A.', 'B.', 'C.']],
    ['ru', ['А.', 'Б.', 'В.']],
    ['hi', ['क.', 'ख.', 'ग.']],
  ] as const)('sectors carry the letters of %s', (language, expected) => {
    expect(labels([sector(), sector(), sector()], language)).toEqual(expected);
  });

  test('after the last letter they double', () => {
    const many = labels(
      Array.from({ length: 28 }, () => sector()),
      'en',
    );
    expect(many.slice(25)).toEqual(['Z.', 'AA.', 'BB.']);
  });

  test('Roman numerals', () => {
    const roman = labels(
      Array.from({ length: 49 }, () => section()),
      'ru',
    );
    expect([1, 4, 5, 8, 9, 14, 19, 40, 44, 49].map((n) => roman[n - 1])).toEqual([
      'I.',
      'IV.',
      'V.',
      'VIII.',
      'IX.',
      'XIV.',
      'XIX.',
      'XL.',
      'XLIV.',
      'XLIX.',
    ]);
  });

  test('a reference shows the bare number, a sector with its section', () => {
    const parts = [
      part('heading', { cid: 's', level: 1 }),
      part('heading', { cid: 't', level: 2 }),
      clause('a'),
      clause('b'),
      clause('a'),
      part('heading', { cid: 'x', level: 1, numbering: 'annex' }),
    ];
    const numbers = numbersByPartId(parts);
    const shown = ['s', 't', 'a', 'b', 'x'].map((cid) => {
      const number = numbers.get(cid);
      return number === undefined ? '' : referenceTo(number, 'ru');
    });
    expect(shown).toEqual(['I', 'I.А', '1', '2', '1']);
    expect(numbers.has('gone')).toBe(false);
  });
});
