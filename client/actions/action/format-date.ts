import type { CalendarDay, Instant } from '#shared/core/instant.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';

/** "Friday, 12 December 2025": a last day is never told without its weekday (domain rule 22). */
export function dayWithWeekday(day: CalendarDay, locale: Locale): string {
  const weekday = new Intl.DateTimeFormat(formatTag[locale], { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
  return `${weekday}, ${formatDay(day, locale)}`;
}

/** Day, hour and minute of the reader's own clock, in the reader's language. */
export function momentOf(at: Instant, locale: Locale): string {
  return new Intl.DateTimeFormat(formatTag[locale], {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at);
}
