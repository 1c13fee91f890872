import { expect, test } from 'vitest';
import { slashItemsFor } from '#client/drafting/slash-menu/slash-items.ts';

test('everything is offered for a bare slash, and what begins so in any of the languages', () => {
  expect(slashItemsFor('')).toHaveLength(4);
  expect(slashItemsFor('tab')).toEqual(['table']);
  expect(slashItemsFor('Табл')).toEqual(['table']);
  expect(slashItemsFor('ता')).toEqual(['table']);
  expect(slashItemsFor('список')).toEqual(['bulletList', 'orderedList']);
  expect(slashItemsFor('ist')).toEqual([]);
  expect(slashItemsFor('xyz')).toEqual([]);
});
