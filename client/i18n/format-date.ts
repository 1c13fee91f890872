import type { Instant } from '#shared/core/instant.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';

/** Hours and minutes of the reader's own clock. */
export function formatTime(at: Instant, locale: Locale): string {
  return new Intl.DateTimeFormat(formatTag[locale], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
