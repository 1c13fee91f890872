import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { meQuery } from '#client/auth/auth-queries.ts';
import { inViewersOrder } from '#client/sides/side-looks.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import type { Side } from '#shared/sides/side.ts';

/** Both Sides in the order of the viewer's own original. */
export function useSidesInOrder(): readonly Side[] {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  return useMemo(() => inViewersOrder(workspace.sides, me.member.side), [workspace.sides, me.member.side]);
}
