import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { InitiativeNames } from '#client/initiatives/initiative-names.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { bodiesQuery } from '#client/sides/bodies-queries.ts';
import { useSideLooks } from './use-side-looks.ts';
import { useSidesInOrder } from './use-sides-in-order.ts';

/** Bodies, Sides in the viewer's order, and numbers of sessions, for whoever shows initiatives. */
export function useInitiativeNames(): InitiativeNames {
  const { data: bodies } = useSuspenseQuery(bodiesQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  const looks = useSideLooks();
  const sides = useSidesInOrder();
  return useMemo(
    () => ({
      bodies,
      sides: sides.map(({ id, label }) => ({
        id,
        letters: label,
        hue: looks.get(id)?.hue ?? 'none',
      })),
      numberOf: (session) => sessions.find(({ id }) => id === session)?.number ?? null,
    }),
    [bodies, looks, sessions, sides],
  );
}
