import { useTranslation } from 'react-i18next';
import { useLocale } from '#client/i18n/use-locale.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { SubGroupValidity } from '#shared/sides/sub-group-command.ts';

/** A period in words: both its days, or the first alone. */
export function usePeriodWords(): (period: SubGroupValidity) => string {
  const { t } = useTranslation('administration');
  const locale = useLocale();
  return ({ validFrom, validTo }) => {
    const from = formatDay(validFrom, locale);
    return validTo === null ? t('since', { from }) : t('fromTo', { from, to: formatDay(validTo, locale) });
  };
}
