import type { CalendarDay } from './instant.ts';

/** Milliseconds; days are counted at midnight UTC, so that no summer time enters. */
const DAY = 24 * 60 * 60 * 1000;

const atMidnight = (day: CalendarDay): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (midnight: number): CalendarDay => new Date(midnight).toISOString().slice(0, 10);

/** Whole days from one day of the business calendar to another; negative when the second is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((atMidnight(to) - atMidnight(from)) / DAY);
}

/** The day so many days later, or earlier when negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayOf(atMidnight(day) + days * DAY);
}

/** The same day of the month so many months later; a shorter month ends it at its last day (31 August + 1 is 30 September). */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = lastDayOfMonth(year, month + months);
  return date < Number(last.slice(8)) ? `${last.slice(0, 8)}${String(date).padStart(2, '0')}` : last;
}

/** `month` counts from 1 and may run over: 13 is January of the next year. */
export function lastDayOfMonth(year: number, month: number): CalendarDay {
  return dayOf(Date.UTC(year, month, 0));
}

/** 1 Monday to 7 Sunday, as ISO 8601 counts. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(atMidnight(day)).getUTCDay() || 7;
}
