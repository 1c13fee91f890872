import { expect, test } from 'vitest';
import { sidesFor } from '#shared/sides/side-order.ts';
import { sideSchema } from '#shared/sides/side.ts';

const side = (id: string, order: number, name: string) =>
  sideSchema.parse({ id, label: id, order, name: { en: name, ru: name, hi: name }, timeZone: 'UTC' });
const sides = [side('ru', 0, 'Russian Side'), side('in', 1, 'Indian Side')];
const idsFor = (own: string | null, order: 'as-listed' | 'alphabetical') =>
  sidesFor(sides, { own, order, locale: 'en' }).map(({ id }) => id);

test('no Side is first by right: each viewer sees the own one first, whatever the rule', () => {
  for (const order of ['as-listed', 'alphabetical'] as const) {
    expect(idsFor('in', order)).toEqual(['in', 'ru']);
    expect(idsFor('ru', order)).toEqual(['ru', 'in']);
  }
});

test('somebody of neither Side sees them by the rule', () => {
  expect(idsFor(null, 'as-listed')).toEqual(['ru', 'in']);
  expect(idsFor(null, 'alphabetical')).toEqual(['in', 'ru']);
});
