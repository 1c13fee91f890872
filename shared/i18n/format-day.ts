import type { CalendarDay } from '#shared/core/instant.ts';
import { formatTag, type Locale } from './locale.ts';

/** "6 August 2025", "6 августа 2025 года", "6 अगस्त 2025": a day of the business calendar, in no time zone. */
export function formatDay(day: CalendarDay, locale: Locale): string {
  const text = new Intl.DateTimeFormat(formatTag[locale], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
  return locale === 'ru' ? text.replace(/\sг\.$/, ' года') : text;
}
