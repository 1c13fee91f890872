import type { RegisterRow } from '#shared/actions/register.ts';
import { addDays, addMonths, daysBetween } from '#shared/core/calendar-day.ts';
import type { CalendarDay } from '#shared/core/instant.ts';

/** The days that a timeline shows, both inclusive. */
export type Span = { readonly from: CalendarDay; readonly to: CalendarDay };

/** A beginning of a month, as a fraction of the width from 0 to 1; `isYear`: of January. */
export type Tick = { readonly day: CalendarDay; readonly place: number; readonly isYear: boolean };

/** From the day of registering to the last day, as fractions of the width. */
export type Bar = {
  readonly start: number;
  readonly end: number;
  /** It begins before the first day shown, or ends after the last one. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
};

/** More of them could not be read. */
const MOST_TICKS = 14;
const MONTHS_BETWEEN = [1, 2, 3, 6, 12, 24, 60];

/** Whole months around all that is given and today. */
export function spanOf(rows: readonly RegisterRow[], today: CalendarDay): Span {
  let from = today;
  let to = today;
  for (const { registeredOn, due } of rows) {
    if (registeredOn < from) from = registeredOn;
    if (due !== null && due < from) from = due;
    if (due !== null && due > to) to = due;
  }
  return { from: firstOfMonth(from), to: addDays(firstOfMonth(addMonths(firstOfMonth(to), 1)), -1) };
}

/** A year around today: three months back, nine ahead. */
export function yearAround(today: CalendarDay): Span {
  const first = firstOfMonth(today);
  return { from: addMonths(first, -3), to: addDays(addMonths(first, 9), -1) };
}

/** Where a day begins; below 0 or above 1 when it is not shown. */
export function placeOf(day: CalendarDay, { from, to }: Span): number {
  return daysBetween(from, day) / (daysBetween(from, to) + 1);
}

export function ticksOf(span: Span): readonly Tick[] {
  const months = Math.ceil((daysBetween(span.from, span.to) + 1) / 30.5);
  const step = MONTHS_BETWEEN.find((each) => months / each <= MOST_TICKS) ?? 120;
  const ticks: Tick[] = [];
  for (let day = firstOfMonth(span.from); day <= span.to; day = addMonths(day, step)) {
    ticks.push({ day, place: placeOf(day, span), isYear: day.slice(5, 7) === '01' });
  }
  return ticks;
}

/** Null when the action has no last day, or lies outside of what is shown. */
export function barOf({ registeredOn, due }: RegisterRow, span: Span): Bar | null {
  if (due === null) return null;
  const first = registeredOn < due ? registeredOn : due;
  const start = placeOf(first, span);
  // The last day is inclusive: the bar ends with it.
  const end = placeOf(addDays(due, 1), span);
  if (end <= 0 || start >= 1) return null;
  return { start: Math.max(0, start), end: Math.min(1, end), isCutBefore: start < 0, isCutAfter: end > 1 };
}

function firstOfMonth(day: CalendarDay): CalendarDay {
  return `${day.slice(0, 8)}01`;
}
