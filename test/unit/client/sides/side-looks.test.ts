import { expect, test } from 'vitest';
import { sideLooks } from '#client/sides/side-looks.ts';
import { sideSchema } from '#shared/sides/side.ts';

const side = (id: string, label: string, order: number) =>
  sideSchema.parse({ id, label, order, name: { en: id, ru: id, hi: id }, timeZone: 'UTC' });
const sides = [side('b', 'BBB', 2), side('a', 'AAA', 1)];

test('each Side has one colour for everybody, however the list arrives', () => {
  expect(sideLooks(sides, 'en').get('a')?.hue).toBe('amber');
  expect(sideLooks(sides.toReversed(), 'en').get('a')?.hue).toBe('amber');
  expect(sideLooks(sides, 'en').get('b')?.hue).toBe('indigo');
});
