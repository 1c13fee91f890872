import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRows } from '#client/drafting/side-by-side/merge-rows.ts';

const rowsOf = (...orders: string[]) => {
  const { rows, count } = mergeRows(orders.map((order) => Array.from(order)));
  return { count, rows: rows.map((row) => [...row].map(([key, place]) => `${key}${place}`).join(' ')) };
};

describe('rows of a sheet', () => {
  it('pairs equal orders one to one', () => {
    expect(rowsOf('abc', 'abc')).toEqual({ count: 3, rows: ['a1 b2 c3', 'a1 b2 c3'] });
  });

  it('leaves the place of a part that the other language has not yet', () => {
    expect(rowsOf('abc', 'ac')).toEqual({ count: 3, rows: ['a1 b2 c3', 'a1 c3'] });
    expect(rowsOf('ac', 'abcd')).toEqual({ count: 4, rows: ['a1 c3', 'a1 b2 c3 d4'] });
  });

  it('gives a part that has moved in one language only a row of its own', () => {
    expect(rowsOf('abcd', 'bcda')).toEqual({ count: 5, rows: ['a1 b2 c3 d4', 'b2 c3 d4 a5'] });
  });

  it('keeps every order from top to bottom, one part a row, and pairs all that both have in one order', () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const order = fc.shuffledSubarray(keys);
    fc.assert(
      fc.property(fc.array(order, { minLength: 1, maxLength: 3 }), (orders) => {
        const { rows, count } = mergeRows(orders);
        orders.forEach((cids, language) => {
          const places = cids.map((cid) => rows[language]?.get(cid) ?? 0);
          expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
          expect(Math.max(0, ...places)).toBeLessThanOrEqual(count);
          expect(Math.min(1, ...places)).toBe(1);
        });
      }),
    );
    fc.assert(
      fc.property(fc.subarray(keys), fc.subarray(keys), (one, other) => {
        const [left, right] = mergeRows([one, other]).rows;
        const both = one.filter((cid) => other.includes(cid));
        expect(both.map((cid) => left?.get(cid))).toEqual(both.map((cid) => right?.get(cid)));
      }),
    );
  });
});
