import { useLocale } from '#client/i18n/use-locale.ts';
import { formatTag } from '#shared/i18n/locale.ts';

const KILO = 1024;

/** A size of a file in the reader's language, such as "84 kB" or "1.2 MB"; given in bytes. */
export function useFileSize(): (bytes: number) => string {
  const locale = useLocale();
  return (bytes) => {
    const unit = bytes < KILO ? 'byte' : bytes < KILO * KILO ? 'kilobyte' : 'megabyte';
    const scaled = unit === 'byte' ? bytes : unit === 'kilobyte' ? bytes / KILO : bytes / (KILO * KILO);
    const maximumFractionDigits = unit === 'megabyte' && scaled < 10 ? 1 : 0;
    return new Intl.NumberFormat(formatTag[locale], {
      style: 'unit',
      unit,
      // Hindi has no short name of its own: it would be the English one.
      unitDisplay: locale === 'hi' ? 'long' : 'short',
      maximumFractionDigits,
    }).format(scaled);
  };
}
