import { addDays, daysBetween } from '#shared/core/calendar-day.ts';
import type { CalendarDay, Instant } from '#shared/core/instant.ts';

/** How a deadline stands to today (domain rule 22). Computed, never stored. */
export const DueState = {
  /** A deadline is missing altogether. */
  none: 'none',
  /** Relative, and its trigger is not recorded. */
  waiting: 'waiting',
  later: 'later',
  in30: 'in-30-days',
  in14: 'in-14-days',
  in3: 'in-3-days',
  today: 'today',
  overdue: 'overdue',
  /** Nothing is owed any more: everything is reported, or the action has ended. */
  settled: 'settled',
} as const;
export type DueState = (typeof DueState)[keyof typeof DueState];

/** Days, from the nearest. */
const windows: readonly (readonly [number, DueState])[] = [
  [0, DueState.today],
  [3, DueState.in3],
  [14, DueState.in14],
  [30, DueState.in30],
];

/** Both secretaries bring the table of status up to date every three months (clause 7 of the 11th Protocol). */
const STALE_AFTER_DAYS = 90;

/** `isOwed`: a Side has still to report; `due` null: see `hasDeadline`. */
export function dueState(
  today: CalendarDay,
  { due, hasDeadline, isOwed }: { due: CalendarDay | null; hasDeadline: boolean; isOwed: boolean },
): DueState {
  if (!isOwed) return DueState.settled;
  if (!hasDeadline) return DueState.none;
  if (due === null) return DueState.waiting;
  const left = daysBetween(today, due);
  if (left < 0) return DueState.overdue;
  return windows.find(([days]) => left <= days)?.[1] ?? DueState.later;
}

/** Nobody has been heard about something owed for so long that the table of status must be out of date. */
export function isStale(today: CalendarDay, lastHeardOn: CalendarDay, isOwed: boolean): boolean {
  return isOwed && daysBetween(lastHeardOn, today) > STALE_AFTER_DAYS;
}

/**
 * The moment at which a last day is over, exclusive: the end of that day in the zones of the responsible Sides, and for
 * several the earliest. Refuses an unknown zone by RangeError.
 */
export function endOfDueDay(day: CalendarDay, timeZones: readonly string[]): Instant {
  return Math.min(...timeZones.map((zone) => startOfDay(addDays(day, 1), zone)));
}

/** The day that counts for those Sides at that moment: of several zones the one whose day ends first. */
export function dayInZones(at: Instant, timeZones: readonly string[]): CalendarDay {
  const days = timeZones.map((zone) => wallClock(at, zone).toISOString().slice(0, 10)).sort();
  const latest = days.at(-1);
  if (latest === undefined) throw new RangeError('a day needs a time zone');
  return latest;
}

/** Minutes after midnight that the zone's clocks show. Refuses an unknown zone by RangeError. */
export function minuteInZone(at: Instant, timeZone: string): number {
  const clock = wallClock(at, timeZone);
  return clock.getUTCHours() * 60 + clock.getUTCMinutes();
}

/** Twice, because the first guess may lie on the other side of a change of the clocks. */
function startOfDay(day: CalendarDay, timeZone: string): Instant {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const guess = midnight - offsetAt(midnight, timeZone);
  return midnight - offsetAt(guess, timeZone);
}

/** Milliseconds by which the zone's clocks are ahead of UTC. */
function offsetAt(at: Instant, timeZone: string): number {
  return wallClock(at, timeZone).getTime() - Math.floor(at / 1000) * 1000;
}

/** What the zone's clocks show, to the second, read as if it were UTC. */
function wallClock(at: Instant, timeZone: string): Date {
  const parts = clockOf(timeZone).formatToParts(at);
  const told = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const day = `${told('year')}-${told('month')}-${told('day')}`;
  return new Date(`${day}T${told('hour')}:${told('minute')}:${told('second')}Z`);
}

/** Making one costs a hundred times what using it does, and a register asks for thousands of rows. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const twoDigits = {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  } as const;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    ...twoDigits,
  });
  clocks.set(timeZone, made);
  return made;
}
