import { z } from 'zod/mini';
import { weekdayOf } from '#shared/core/calendar-day.ts';
import { sideIdSchema } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { localizedNameSchema } from './localized-name.ts';

/** When a Side's offices work. `weekend` counts days from 1, Monday. */
export const sideCalendarSchema = z.object({
  side: sideIdSchema,
  weekend: z.array(z.int().check(z.gte(1), z.lte(7))),
  holidays: z.array(z.object({ day: z.iso.date(), name: localizedNameSchema })),
  /** Days of a weekend that a transfer has made working days. */
  workingDays: z.array(z.iso.date()),
});
export type SideCalendar = z.infer<typeof sideCalendarSchema>;

/** Answer of `GET /api/calendars`: both Sides'. */
export const calendarListSchema = z.object({ calendars: z.array(sideCalendarSchema) });

/** Why a Side's offices are shut that day; null on a working day. A holiday is named even when it falls on a weekend. */
export function dayOff(calendar: SideCalendar, day: CalendarDay): DayOff | null {
  const holiday = calendar.holidays.find((each) => each.day === day);
  if (holiday !== undefined) return { kind: 'holiday', name: holiday.name };
  const isWeekend = calendar.weekend.includes(weekdayOf(day)) && !calendar.workingDays.includes(day);
  return isWeekend ? { kind: 'weekend' } : null;
}

export type DayOff =
  | { readonly kind: 'weekend' }
  | { readonly kind: 'holiday'; readonly name: z.infer<typeof localizedNameSchema> };
