import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { meQuery } from '#client/auth/auth-queries.ts';
import { useLocale } from '#client/i18n/use-locale.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { sidesFor } from '#shared/sides/side-order.ts';
import type { Side } from '#shared/sides/side.ts';

/** Both Sides in the order of the viewer's own original; for somebody of neither, by the rule of the workspace. */
export function useSidesInOrder(): readonly Side[] {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const locale = useLocale();
  const own = me.member.side;
  const { sides, order } = workspace;
  return useMemo(() => sidesFor(sides, { own, order, locale }), [sides, own, order, locale]);
}
