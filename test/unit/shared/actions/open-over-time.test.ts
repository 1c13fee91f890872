import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openOverTime, openSpans } from '#shared/actions/open-over-time.ts';
import { stateOfFacts } from '#shared/actions/action-state.ts';
import { addDays } from '#shared/core/calendar-day.ts';
import { actionIdSchema } from '#shared/core/id.ts';
import { anAction, historyOf, india, russia } from '#test/support/action-history.ts';
import { anyHistory } from '#test/support/random-action-history.ts';
import { demoRows, rowOf } from '#test/support/register-rows.ts';

const evidence = [{ kind: 'reference', number: '1', date: '2025-10-01' }];
const done = { fact: 'ActionReported', status: 'reported', words: 'done', evidence };

/** Closed on 1 September, reopened on 10 October, closed again on 20 November. */
function reopenedOnce() {
  const history = historyOf(anAction({ sides: [india] }));
  history.take(india, { ...done, on: '2025-09-01' });
  history.take(russia, { fact: 'ReportAccepted', report: 2 });
  history.take(russia, { fact: 'ActionReopened', reason: 'not the annex', on: '2025-10-10' });
  history.take(india, { ...done, on: '2025-11-20' });
  history.take(russia, { fact: 'ReportAccepted', report: 5 });
  return history;
}

test('an action that was reopened was not open in between', () => {
  const { facts, state } = reopenedOnce();
  expect(openSpans(facts)).toEqual([
    { from: '2025-08-06', to: '2025-09-01' },
    { from: '2025-10-10', to: '2025-11-20' },
  ]);
  const row = rowOf(state, '2026-01-12');
  const open = (reopened: boolean) => {
    const spans = reopened ? [{ id: actionIdSchema.parse('c-01'), spans: [...openSpans(facts)] }] : [];
    const points = openOverTime([row], { reopened: spans }, '2026-01-12');
    return points.map(({ day, bySession }) => `${day} ${bySession.get(11)}`);
  };
  expect(open(true)).toEqual([
    '2025-08-31 1',
    '2025-09-30 0',
    '2025-10-31 1',
    '2025-11-30 0',
    '2025-12-31 0',
    '2026-01-12 0',
  ]);
  // The row alone would have called it open throughout.
  expect(open(false)[1]).toBe('2025-09-30 1');
});

test('on every day the spans say what the history up to that day says', () => {
  fc.assert(
    fc.property(anyHistory(), fc.array(fc.nat(3), { minLength: 60, maxLength: 60 }), ({ facts }, steps) => {
      let day = '2025-08-06';
      const spread = facts.map((fact, index) => {
        day = addDays(day, index === 0 ? 0 : (steps[index] ?? 0));
        return { ...fact, on: day };
      });
      const spans = openSpans(spread);
      for (const { on } of spread) {
        const until = spread.filter((fact) => fact.on <= on);
        const isOpen = stateOfFacts(until).finishedOn === null;
        const told = spans.some(({ from, to }) => from <= on && (to === null || on < to));
        expect(told).toBe(isOpen);
      }
    }),
    { numRuns: 300 },
  );
});

test('today counts what is unfinished now, by the session that promised it', () => {
  const rows = demoRows();
  const points = openOverTime(rows, { reopened: [] }, '2026-01-12');
  const unfinished = (session: number) =>
    rows.filter((row) => row.isUnfinished && row.sessionNumber === session).length;
  expect(points[0]?.day).toBe('2024-10-31');
  expect(points.at(-1)).toEqual({
    day: '2026-01-12',
    bySession: new Map([
      [10, unfinished(10)],
      [11, unfinished(11)],
    ]),
  });
  expect(openOverTime([], { reopened: [] }, '2026-01-12')).toEqual([]);
});

test('after three years the ends of quarters are enough', () => {
  const { state } = historyOf(anAction(), '2020-02-10');
  const days = openOverTime([rowOf(state, '2026-01-12')], { reopened: [] }, '2026-01-12').map(
    ({ day }) => day,
  );
  expect(days.slice(0, 2)).toEqual(['2020-03-31', '2020-06-30']);
  expect(days.slice(-2)).toEqual(['2025-12-31', '2026-01-12']);
});
