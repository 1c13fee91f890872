import { expect, test } from 'vitest';
import { countWords } from '#client/drafting/word-count/count-words.ts';
import { textSchema } from '#shared/drafting/text/text-schema.ts';

function aText(...paragraphs: string[]) {
  return textSchema.nodeFromJSON({
    type: 'doc',
    content: [
      {
        type: 'clause',
        attrs: { cid: 'c-1' },
        content: paragraphs.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
      },
    ],
  });
}

test('counts words of every script; signs alone are none', () => {
  expect(countWords(aText('Both Sides agreed — as follows:'))).toBe(5);
  expect(countWords(aText('Стороны подтвердили 14\u00a0проектов.'))).toBe(4);
  expect(countWords(aText('दोनों पक्षों ने कार्य\u200cयोजना पर सहमति की।'))).toBe(7);
  expect(countWords(aText('one', 'two'))).toBe(2);
  expect(countWords(aText('… – !'))).toBe(0);
});

test('counts between two positions', () => {
  expect(countWords(aText('one two three'), 2, 9)).toBe(2);
});
