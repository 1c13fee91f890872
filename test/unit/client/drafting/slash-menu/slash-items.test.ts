import { expect, test } from 'vitest';
import { slashItemsFor } from '#client/drafting/slash-menu/slash-items.ts';

test('everything is offered for a bare slash, and what begins so in any of the languages', () => {
  expect(slashItemsFor('', true)).toHaveLength(5);
  expect(slashItemsFor('tab', true)).toEqual(['table']);
  expect(slashItemsFor('Табл', true)).toEqual(['table']);
  expect(slashItemsFor('ता', true)).toEqual(['table']);
  expect(slashItemsFor('список', true)).toEqual(['bulletList', 'orderedList']);
  expect(slashItemsFor('ist', true)).toEqual([]);
  expect(slashItemsFor('xyz', true)).toEqual([]);
  expect(slashItemsFor('пункт', true)).toEqual(['newClause']);
  expect(slashItemsFor('пункт', false)).toEqual([]);
});
