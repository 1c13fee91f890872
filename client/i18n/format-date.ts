import type { Instant } from '#shared/core/instant.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';

/** Day and time of the reader's own clock. */
export function formatMoment(at: Instant, locale: Locale): string {
  return new Intl.DateTimeFormat(formatTag[locale], {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}

/** Hours and minutes of the reader's own clock. */
export function formatTime(at: Instant, locale: Locale): string {
  return new Intl.DateTimeFormat(formatTag[locale], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
