import { useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from '#client/auth/auth-queries.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** In which the workspace writes: the one in which the product is read first. */
export function useLanguagesInOrder(): readonly TextLanguage[] {
  const { data: me } = useSuspenseQuery(meQuery);
  const locale = useLocale();
  return [...me.languages].sort((a, b) => Number(b === locale) - Number(a === locale));
}
