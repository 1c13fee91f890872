import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { meQuery } from '#client/auth/auth-queries.ts';
import type { InitiativeNames } from '#client/initiatives/initiative-names.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { bodiesQuery } from '#client/sides/bodies-queries.ts';
import { inViewersOrder } from '#client/sides/side-looks.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import { useSideLooks } from './use-side-looks.ts';

/** Bodies, Sides in the viewer's order, and numbers of sessions, for whoever shows initiatives. */
export function useInitiativeNames(): InitiativeNames {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { data: bodies } = useSuspenseQuery(bodiesQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const looks = useSideLooks();
  return useMemo(
    () => ({
      bodies,
      sides: inViewersOrder(workspace.sides, me.member.side).map(({ id, label }) => ({
        id,
        letters: label,
        hue: looks.get(id)?.hue ?? 'none',
      })),
      numberOf: (session) => sessions.find(({ id }) => id === session)?.number ?? null,
    }),
    [bodies, looks, me.member.side, sessions, workspace.sides],
  );
}
