import { expect, test } from 'vitest';
import { countOnTime } from '#shared/actions/on-time.ts';
import { anAction, historyOf, india, russia } from '#test/support/action-history.ts';
import { demoRows, rowOf } from '#test/support/register-rows.ts';

const evidence = [{ kind: 'reference', number: '1', date: '2025-10-01' }];
const done = { fact: 'ActionReported', status: 'reported', words: 'done', evidence };
const until = (day: string) => ({ kind: 'absolute', day }) as const;

function indian(day: string | null) {
  return historyOf(anAction({ sides: [india], deadline: day === null ? null : until(day) }));
}

/** The one kind under which the only part of that action is counted. */
function kindOf(history: ReturnType<typeof indian>, today: string): string | undefined {
  const { by } = countOnTime([rowOf(history.state, today)], today);
  return Object.entries(by).find(([, count]) => count === 1)?.[0];
}

test('the last day is inclusive: reported on it is on time, a day later is late', () => {
  const onTheDay = indian('2025-10-31');
  onTheDay.take(india, { ...done, on: '2025-10-31' });
  expect(kindOf(onTheDay, '2026-01-12')).toBe('on-time');
  const dayAfter = indian('2025-10-31');
  dayAfter.take(india, { ...done, on: '2025-11-01' });
  expect(kindOf(dayAfter, '2026-01-12')).toBe('late');
});

test('what is not done counts only once its last day is over', () => {
  const waiting = indian('2025-10-31');
  expect(kindOf(waiting, '2025-10-31')).toBe('not-yet-due');
  expect(kindOf(waiting, '2025-11-01')).toBe('overdue');
  expect(kindOf(indian(null), '2025-11-01')).toBe('no-deadline');
});

test('a deadline that both Sides moved is told apart, and a returned report is none', () => {
  const moved = indian('2025-10-31');
  moved.take(india, {
    fact: 'ExtensionProposed',
    deadline: until('2025-12-15'),
    reason: 'late data',
    on: '2025-10-20',
  });
  moved.take(russia, { fact: 'ProposalAccepted', proposal: 2 });
  moved.take(india, { ...done, on: '2025-12-01' });
  expect(kindOf(moved, '2026-01-12')).toBe('on-time-extended');
  moved.take(russia, { fact: 'ReportReturned', report: 4, reason: 'incomplete', on: '2025-12-02' });
  expect(kindOf(moved, '2026-01-12')).toBe('overdue');
});

test('parts of the demonstration: the counted kinds add up, and nothing is lost', () => {
  const rows = demoRows();
  const { by, kept, counted } = countOnTime(rows, '2026-01-12');
  expect(Object.values(by).reduce((a, b) => a + b, 0)).toBe(rows.flatMap(({ parts }) => parts).length);
  expect(counted).toBe(by['on-time'] + by['on-time-extended'] + by.late + by.overdue);
  expect(kept).toBeLessThan(counted);
  expect(kept).toBeGreaterThan(0);
});
