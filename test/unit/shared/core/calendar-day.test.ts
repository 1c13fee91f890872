import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, weekdayOf } from '#shared/core/calendar-day.ts';

test('days are counted from midnight to midnight, over months and years', () => {
  expect(daysBetween('2025-08-05', '2025-08-06')).toBe(1);
  expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1);
  expect(daysBetween('2025-08-06', '2025-08-05')).toBe(-1);
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test.each([
  ['2025-08-06', 1, '2025-09-06'],
  ['2025-08-31', 1, '2025-09-30'],
  ['2025-12-31', 2, '2026-02-28'],
  ['2025-03-31', -1, '2025-02-28'],
  ['2025-01-15', -2, '2024-11-15'],
  ['2024-02-29', 12, '2025-02-28'],
])('%s and %d months is %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});

test('a week is counted from Monday', () => {
  expect(['2025-08-04', '2025-08-09', '2025-08-10'].map(weekdayOf)).toEqual([1, 6, 7]);
});
