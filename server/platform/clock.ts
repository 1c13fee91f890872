import type { CalendarDay, Instant } from '#shared/core/instant.ts';

/** The system's clock: receipts, audit, logins. */
export type Clock = { now(): Instant };

/** The working group's calendar: due, overdue, carry-over. A demonstration sets it. */
export type BusinessCalendar = { today(): CalendarDay };

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The day by that clock, as UTC counts days. */
export function calendarOf(clock: Clock): BusinessCalendar {
  return { today: () => new Date(clock.now()).toISOString().slice(0, 10) };
}

/** Stands still at a day until it is set to another: a demonstration's. */
export function settableCalendar(first: CalendarDay): BusinessCalendar & { set(day: CalendarDay): void } {
  let day = first;
  return {
    today: () => day,
    set: (next) => {
      day = next;
    },
  };
}
