import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { meQuery } from '#client/auth/auth-queries.ts';
import type { Signatory } from '#client/drafting/node-views/signatory.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { inViewersOrder } from '#client/sides/side-looks.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';
import type { SessionId } from '#shared/core/id.ts';

/** Who signs, in the order of the viewer's own original: both Sides, with the co-chairs that the session names. */
export function useSignatories(session: SessionId | null): readonly Signatory[] {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  return useMemo(() => {
    const coChairs = sessions.find(({ id }) => id === session)?.coChairs ?? [];
    return inViewersOrder(workspace.sides, me.member.side).map((side) => ({
      side: side.name,
      coChair: coChairs.find((coChair) => coChair.side === side.id)?.name ?? null,
    }));
  }, [me.member.side, workspace.sides, sessions, session]);
}
