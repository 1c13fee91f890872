import { expect, test } from 'vitest';
import { findInText } from '#client/drafting/find/find-in-text.ts';
import { findPattern, type FindOptions } from '#client/drafting/find/find-pattern.ts';
import { textSchema } from '#shared/drafting/text/text-schema.ts';

const loose: FindOptions = { matchCase: false, wholeWord: false };

function found(text: string, words: string, options: Partial<FindOptions> = {}): string[] {
  const pattern = findPattern(words, { ...loose, ...options });
  return pattern === null ? [] : [...text.matchAll(pattern)].map(([match]) => match);
}

test('finds Latin, Cyrillic and Devanagari whatever the case', () => {
  expect(found('Protocol PROTOCOL', 'protocol')).toEqual(['Protocol', 'PROTOCOL']);
  expect(found('ПРОТОКОЛ протокола', 'Протокол')).toEqual(['ПРОТОКОЛ', 'протокол']);
  expect(found('सहमति और असहमति', 'सहमति')).toEqual(['सहमति', 'सहमति']);
  expect(found('Protocol PROTOCOL', 'protocol', { matchCase: true })).toEqual([]);
});

test('whole words end where letters, signs and figures of any script end', () => {
  const whole = { wholeWord: true };
  expect(found('сторона стороной Сторона', 'сторона', whole)).toEqual(['сторона', 'Сторона']);
  expect(found('कर करना', 'कर', whole)).toEqual(['कर']);
  expect(found('क का', 'क', whole)).toEqual(['क']);
  expect(found('12 112 12.', '12', whole)).toEqual(['12', '12']);
});

test('signs that people type for one another are found', () => {
  expect(found('the “list” and «list»', '"list"')).toEqual(['“list”', '«list»']);
  expect(found('10\u00a0млн', '10 млн')).toEqual(['10\u00a0млн']);
  expect(found('India–Russia', 'india-russia')).toEqual(['India–Russia']);
  expect(found('delegation’s', "delegation's")).toEqual(['delegation’s']);
});

test('ё and е, -ise and -ize, and letters written in one or two code points are the same unless the case matters', () => {
  expect(found('учёт учет', 'учет')).toEqual(['учёт', 'учет']);
  expect(found('modernise modernization', 'moderniz')).toEqual(['moderniz']);
  expect(found('modernise modernization modernised', 'modernize')).toEqual(['modernise', 'modernise']);
  expect(found('рабочий рабочии\u0306', 'рабочий')).toHaveLength(2);
  expect(found('रोज\u093c रो\u095b', 'रोज़')).toHaveLength(2);
  expect(found('учёт учет', 'учет', { matchCase: true })).toEqual(['учет']);
});

test('signs of a pattern are only signs, and nothing is found for nothing', () => {
  expect(found('a.b a+b (a|b)', '(a|b)')).toEqual(['(a|b)']);
  expect(found('a.b axb', 'a.b')).toEqual(['a.b']);
  expect(found('a\\b', 'a\\b')).toEqual(['a\\b']);
  expect(findPattern('  ', loose)).toBeNull();
});

test('marks in a word do not hide it, chips and ends of blocks do not match', () => {
  const { paragraph, clause, clauseRef, doc } = textSchema.nodes;
  const bold = textSchema.marks['bold']?.create();
  if (!paragraph || !clause || !clauseRef || !doc || !bold) throw new Error('the schema lacks a node');
  const text = doc.create(null, [
    clause.create({ cid: 'c-1' }, [
      paragraph.create(null, [textSchema.text('pro'), textSchema.text('tocol', [bold])]),
      paragraph.create(null, [
        textSchema.text('pro'),
        clauseRef.create({ cid: 'c-1' }),
        textSchema.text('tocol'),
      ]),
      paragraph.create(null, [textSchema.text('a protocol')]),
    ]),
  ]);
  const pattern = findPattern('protocol', loose);
  const places = pattern === null ? [] : findInText(text, pattern);
  expect(places.map(({ from, to }) => text.textBetween(from, to))).toEqual(['protocol', 'protocol']);
});
