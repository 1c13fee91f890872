import type { Instant } from '#shared/core/instant.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';

/** "14:03" of today, "5 Aug, 14:03" of this year, with the year before that; by the reader's own clock. */
export function momentOf(at: Instant, locale: Locale, now: Instant = Date.now()): string {
  const then = new Date(at);
  const today = new Date(now);
  const isThisYear = then.getFullYear() === today.getFullYear();
  const isToday = then.toDateString() === today.toDateString();
  const day: Intl.DateTimeFormatOptions = isToday ? {} : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat(formatTag[locale], {
    ...day,
    ...(isThisYear ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(then);
}
