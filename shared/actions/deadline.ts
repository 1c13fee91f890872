import { z } from 'zod/mini';
import { addDays, addMonths } from '#shared/core/calendar-day.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { actionIdSchema, sessionIdSchema } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { type SideCalendar, dayOff } from '#shared/sides/side-calendar.ts';
import { textWordsSchema } from './action-words.ts';

/** What a relative deadline waits for. */
const triggerSchema = z.discriminatedUnion('kind', [
  /** The other Side has received what that action delivers. */
  z.object({ kind: z.literal('delivery-received'), action: actionIdSchema }),
  z.object({ kind: z.literal('session-opens'), session: sessionIdSchema }),
  z.object({ kind: z.literal('protocol-signed'), session: sessionIdSchema }),
  z.object({ kind: z.literal('event'), words: textWordsSchema }),
]);
export type Trigger = z.infer<typeof triggerSchema>;

export const OffsetUnit = { day: 'day', workingDay: 'working-day', month: 'month' } as const;
export type OffsetUnit = (typeof OffsetUnit)[keyof typeof OffsetUnit];

/** From the trigger, whose own day is not counted; negative: before it. */
const offsetSchema = z.object({
  count: z.int().check(z.gte(-1000), z.lte(1000)),
  unit: z.enum(OffsetUnit),
});
export type Offset = z.infer<typeof offsetSchema>;

/**
 * When a commitment is due (domain rules 20 to 22). Its last day is inclusive. A relative one keeps trigger and offset,
 * and has a day as soon as the trigger's is recorded.
 */
export const deadlineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('absolute'), day: z.iso.date() }),
  z.object({ kind: z.literal('relative'), trigger: triggerSchema, offset: offsetSchema }),
]);
export type Deadline = z.infer<typeof deadlineSchema>;

/** What to do when the last day is none that every responsible Side works on (domain rule 22): a setting. */
export const WorkingDayRule = {
  asWritten: 'as-written',
  preceding: 'preceding',
  following: 'following',
} as const;
export type WorkingDayRule = (typeof WorkingDayRule)[keyof typeof WorkingDayRule];

/** No series of days off is longer; a calendar without working days must not hang anybody. */
const MOST_DAYS_OFF = 60;

/**
 * The last day of a deadline, inclusive; null while its trigger is not recorded. `calendars` are those of the Sides that
 * are responsible: a day counts as a working day when all of them work.
 */
export function dueDay(
  deadline: Deadline,
  { triggerDay, calendars, rule }: { triggerDay: CalendarDay | null } & WorkingDays,
): CalendarDay | null {
  if (deadline.kind === 'absolute') return toWorkingDay(deadline.day, { calendars, rule });
  if (triggerDay === null) return null;
  return toWorkingDay(afterTrigger(triggerDay, deadline.offset, calendars), { calendars, rule });
}

export type WorkingDays = { readonly calendars: readonly SideCalendar[]; readonly rule: WorkingDayRule };

function afterTrigger(
  day: CalendarDay,
  { count, unit }: Offset,
  calendars: readonly SideCalendar[],
): CalendarDay {
  switch (unit) {
    case OffsetUnit.day:
      return addDays(day, count);
    case OffsetUnit.month:
      return addMonths(day, count);
    case OffsetUnit.workingDay:
      return countWorkingDays(day, count, calendars);
    default:
      return exhaustive(unit);
  }
}

function countWorkingDays(from: CalendarDay, count: number, calendars: readonly SideCalendar[]): CalendarDay {
  const step = Math.sign(count);
  let day = from;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    day = nextWorkingDay(addDays(day, step), step, calendars);
  }
  return day;
}

function toWorkingDay(day: CalendarDay, { calendars, rule }: WorkingDays): CalendarDay {
  if (rule === WorkingDayRule.asWritten) return day;
  return nextWorkingDay(day, rule === WorkingDayRule.preceding ? -1 : 1, calendars);
}

/** The day itself when all work on it. */
function nextWorkingDay(from: CalendarDay, step: number, calendars: readonly SideCalendar[]): CalendarDay {
  let day = from;
  for (let tried = 0; tried < MOST_DAYS_OFF; tried += 1) {
    if (calendars.every((calendar) => dayOff(calendar, day) === null)) return day;
    day = addDays(day, step);
  }
  throw new RangeError(`no working day within ${MOST_DAYS_OFF} days of ${from}`);
}
