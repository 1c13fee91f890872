import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Signatory } from '#client/drafting/node-views/signatory.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import type { SessionId } from '#shared/core/id.ts';
import { useSidesInOrder } from './use-sides-in-order.ts';

/** Who signs, in the order of the viewer's own original: both Sides, with the co-chairs that the session names. */
export function useSignatories(session: SessionId | null): readonly Signatory[] {
  const sides = useSidesInOrder();
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  return useMemo(() => {
    const coChairs = sessions.find(({ id }) => id === session)?.coChairs ?? [];
    return sides.map((side) => ({
      side: side.name,
      coChair: coChairs.find((coChair) => coChair.side === side.id)?.name ?? null,
    }));
  }, [sides, sessions, session]);
}
