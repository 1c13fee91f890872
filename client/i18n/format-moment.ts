import type { Instant } from '#shared/core/instant.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';

/** Day, hours and minutes of the reader's own clock. */
export function formatMoment(at: Instant, locale: Locale): string {
  return new Intl.DateTimeFormat(formatTag[locale], {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(at);
}
