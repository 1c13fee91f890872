import { expect, test } from 'vitest';
import { bodyLoads, ledBy } from '#shared/actions/body-load.ts';
import { isOwed } from '#shared/actions/part-counts.ts';
import { demoRows } from '#test/support/register-rows.ts';

test('every part that is still owed is the load of one body, the heaviest first', () => {
  const rows = demoRows();
  const owed = rows.flatMap((row) => row.parts.filter((part) => isOwed(row, part)));
  const loads = bodyLoads(rows);
  expect(owed.length).toBeGreaterThan(5);
  expect(loads.reduce((sum, load) => sum + ledBy(load), 0)).toBe(owed.length);
  expect(loads.reduce((sum, load) => sum + load.asCoExecutor, 0)).toBe(
    owed.reduce((sum, part) => sum + part.coExecutors.length, 0),
  );
  const led = loads.map(ledBy);
  expect(led).toEqual([...led].sort((a, b) => b - a));
  const strange = loads.filter(({ side, body }) => body !== null && !body.startsWith(`${side}-`));
  expect(strange).toEqual([]);
});

test('the same body of two actions is one line, and nothing that is done weighs', () => {
  const rows = demoRows();
  const names = bodyLoads(rows).map(({ side, body }) => `${side} ${body}`);
  expect(new Set(names).size).toBe(names.length);
  const closed = rows.filter(({ status }) => status === 'closed');
  expect(closed.length).toBeGreaterThan(0);
  expect(bodyLoads(closed)).toEqual([]);
});
