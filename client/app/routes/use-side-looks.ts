import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocale } from '#client/i18n/use-locale.ts';
import { sideLooks, type SideLooks } from '#client/sides/side-looks.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';

/** Letters, colour and name of each Side in the language of the interface. */
export function useSideLooks(): SideLooks {
  const { data } = useSuspenseQuery(sidesQuery);
  const locale = useLocale();
  return useMemo(() => sideLooks(data.sides, locale), [data.sides, locale]);
}
