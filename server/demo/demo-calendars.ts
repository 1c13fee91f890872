// Public record: holidays of the offices of the Government of India in Delhi (Department of Personnel and Training), and
// of the Russian Federation with the transfers that its Government decreed, for 2025 and 2026.
import { type SideCalendar, sideCalendarSchema } from '#shared/sides/side-calendar.ts';
import calendars from './data/calendars.json' with { type: 'json' };

/** When the offices of each Side are shut, in the years that the demonstration reaches. */
export function demoCalendars(): readonly SideCalendar[] {
  return calendars.map((calendar) => sideCalendarSchema.parse(calendar));
}
