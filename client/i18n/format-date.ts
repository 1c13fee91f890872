import type { CalendarDay, Instant } from '#shared/core/instant.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';

/** Hours and minutes of the reader's own clock. */
export function formatTime(at: Instant, locale: Locale): string {
  return new Intl.DateTimeFormat(formatTag[locale], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** Whole days from one day of the business calendar to another. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  const day = 24 * 60 * 60 * 1000; // milliseconds; both ends are midnight UTC, so no summer time enters
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);
}
