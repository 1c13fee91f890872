import type { CalendarDay, Instant } from '#shared/core/instant.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';

/** "6 August 2025", "6 августа 2025 года", "6 अगस्त 2025": a day of the business calendar, in no time zone. */
export function formatDay(day: CalendarDay, locale: Locale): string {
  const text = new Intl.DateTimeFormat(formatTag[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
  return locale === 'ru' ? text.replace(/\sг\.$/, ' года') : text;
}

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
