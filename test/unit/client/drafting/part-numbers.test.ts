import { expect, test } from 'vitest';
import { numberDecorations } from '#client/drafting/part-numbers.ts';
import { textSchema } from '#shared/drafting/text/text-schema.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const heading = (cid: string, level: number) => ({
  type: 'heading',
  attrs: { cid, level },
  content: [{ type: 'text', text: cid }],
});
const doc = textSchema.nodeFromJSON({
  type: 'doc',
  content: [
    { type: 'passage', attrs: { cid: 'p' }, content: [words('preamble')] },
    heading('s', 1),
    heading('t', 2),
    { type: 'clause', attrs: { cid: 'c1' }, content: [words('first')] },
    {
      type: 'clause',
      attrs: { cid: 'c2' },
      content: [{ type: 'paragraph', content: [{ type: 'clauseRef', attrs: { cid: 't' } }] }],
    },
  ],
});

function shown(language: TextLanguage): string[] {
  const found = numberDecorations(doc, language).find();
  return found
    .sort((a, b) => a.from - b.from)
    .map((decoration) => {
      // prosemirror-view keeps the attributes of a decoration on its type and does not declare it
      const { type } = decoration as unknown as { type: { attrs: Record<string, string> } };
      return type.attrs['data-number'] ?? '';
    });
}

test('every numbered part and every reference shows its number in the language of the text', () => {
  expect(shown('en')).toEqual(['I.', 'A.', '1.', '2.', 'I.A']);
  expect(shown('ru')).toEqual(['I.', 'А.', '1.', '2.', 'I.А']);
});
