import { expect, test } from 'vitest';
import { slashItemsFor } from '#client/drafting/slash-menu/slash-items.ts';

const all = { mayCommand: true, mayRegister: true, isInline: false };

test('everything is offered for a bare slash, and what begins so in any of the languages', () => {
  expect(slashItemsFor('', all)).toHaveLength(9);
  expect(slashItemsFor('tab', all)).toEqual(['table']);
  expect(slashItemsFor('Табл', all)).toEqual(['table']);
  expect(slashItemsFor('ता', all)).toEqual(['table']);
  expect(slashItemsFor('список', all)).toEqual(['bulletList', 'orderedList']);
  expect(slashItemsFor('ist', all)).toEqual([]);
  expect(slashItemsFor('xyz', all)).toEqual([]);
  expect(slashItemsFor('पहल', all)).toEqual(['initiative']);
  expect(slashItemsFor('показ', all)).toEqual(['figure']);
});

test('a new clause is for who commands parts, an action for who keeps the register', () => {
  expect(slashItemsFor('пункт', all)).toEqual(['newClause', 'clauseRef']);
  expect(slashItemsFor('пункт', { ...all, mayCommand: false })).toEqual(['clauseRef']);
  expect(slashItemsFor('поруч', all)).toEqual(['action']);
  expect(slashItemsFor('поруч', { ...all, mayRegister: false })).toEqual([]);
});

test('behind other words only what names a thing is offered', () => {
  expect(slashItemsFor('', { ...all, isInline: true })).toEqual([
    'action',
    'initiative',
    'clauseRef',
    'figure',
  ]);
});
