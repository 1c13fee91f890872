import type { CalendarDay, Instant } from '#shared/core/instant.ts';

/** The system's clock: receipts, audit, logins. */
export type Clock = { now(): Instant };

/** The working group's calendar: due, overdue, carry-over. A demonstration sets it. */
export type BusinessCalendar = { today(): CalendarDay };

export const systemClock: Clock = { now: () => Date.now() };

export function calendarOf(clock: Clock): BusinessCalendar {
  return { today: () => new Date(clock.now()).toISOString().slice(0, 10) };
}

export function fixedCalendar(day: CalendarDay): BusinessCalendar {
  return { today: () => day };
}
