import type { Figure, Series } from '#shared/initiatives/figure.ts';
import { formatTag, type Locale } from './locale.ts';

/** "USD 68.7 billion", "68,7 млрд долларов США", "68.7 अरब अमेरिकी डॉलर"; a range keeps both its ends. */
export function formatFigure({ value, upTo }: Pick<Figure, 'value' | 'upTo'>, locale: Locale): string {
  const number = new Intl.NumberFormat(formatTag[locale], { maximumFractionDigits: 3 });
  const amount = upTo === null ? number.format(value) : `${number.format(value)}–${number.format(upTo)}`;
  // Never a line break between a number and its unit.
  const written = {
    en: `USD ${amount} billion`,
    ru: `${amount} млрд долларов США`,
    hi: `${amount} अरब अमेरिकी डॉलर`,
  };
  return written[locale].replaceAll(' ', '\u00a0');
}

/** "2024-25" (English, Hindi) or "2024/25" (Russian) for a financial year; "2023"; "October 2023" for a stock. */
export function formatPeriod(period: string, kind: Series['periodKind'], locale: Locale): string {
  if (kind === 'financial-year') return locale === 'ru' ? period.replace('-', '/') : period;
  const [year = '', month] = period.split('-');
  if (month === undefined) return year;
  const text = new Intl.DateTimeFormat(formatTag[locale], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${period}-01T00:00:00Z`));
  return text.replace(/\sг\.$/, '');
}
