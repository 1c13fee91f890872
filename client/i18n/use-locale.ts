import { useTranslation } from 'react-i18next';
import { localeSchema, type Locale } from '#shared/i18n/locale.ts';

/** The language of the interface as it is shown now. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  const locale = localeSchema.safeParse(i18n.language);
  return locale.success ? locale.data : 'en';
}
