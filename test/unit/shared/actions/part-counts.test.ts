import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countParts, isOwed, partStandings, rollUp } from '#shared/actions/part-counts.ts';
import { anAction, historyOf, india, russia } from '#test/support/action-history.ts';
import { anyHistory } from '#test/support/random-action-history.ts';
import { demoRows, rowOf } from '#test/support/register-rows.ts';

const TODAY = '2026-01-12';

test('every part of every action is counted once, whatever happened to it', () => {
  fc.assert(
    fc.property(fc.array(anyHistory(), { maxLength: 6 }), (histories) => {
      const rows = histories.map(({ state }) => rowOf(state, TODAY));
      const { actions, parts, by, overdue } = countParts(rows);
      expect(actions).toBe(rows.length);
      expect(parts).toBe(rows.flatMap((row) => row.parts).length);
      expect(partStandings.reduce((sum, standing) => sum + by[standing], 0)).toBe(parts);
      const owed = rows.flatMap((row) => row.parts.filter((part) => isOwed(row, part)));
      expect(overdue).toBeLessThanOrEqual(owed.length);
    }),
    { numRuns: 200 },
  );
});

test('the parts of a dropped action are ended, except one that was already closed', () => {
  const history = historyOf(anAction({ sides: [india, russia] }));
  const evidence = [{ kind: 'reference', number: '1', date: '2025-10-01' }];
  history.take(india, {
    fact: 'ActionReported',
    status: 'reported',
    words: 'done',
    evidence,
    on: '2025-10-01',
  });
  history.take(russia, { fact: 'ReportAccepted', report: 2 });
  history.take(india, { fact: 'EndingProposed', ending: 'dropped', by: null, reason: 'obsolete' });
  history.take(russia, { fact: 'ProposalAccepted', proposal: 4 });
  const { by } = countParts([rowOf(history.state, TODAY)]);
  expect(by).toMatchObject({ closed: 1, ended: 1, open: 0 });
});

test('a roll-up loses no action: those without a sector come last, under no key', () => {
  const rows = demoRows();
  const sectors = [...new Set(rows.flatMap(({ sector }) => sector ?? []))];
  const groups = rollUp(rows, sectors, ({ sector }) => sector);
  expect(groups.at(-1)?.key).toBeNull();
  const sum = (pick: (count: (typeof groups)[number]['count']) => number) =>
    groups.reduce((before, { count }) => before + pick(count), 0);
  const all = countParts(rows);
  expect(sum(({ actions }) => actions)).toBe(23);
  expect(sum(({ parts }) => parts)).toBe(all.parts);
  expect(sum(({ by }) => by.closed)).toBe(all.by.closed);
  expect(sum(({ overdue }) => overdue)).toBe(all.overdue);
});
