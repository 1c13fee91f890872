import { useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ActionGround } from '#client/drafting/actions/actions-around.tsx';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { sidesQuery } from '#client/sides/sides-queries.ts';

/** What the workspace has, for whoever makes an action of a clause. */
export function useActionGround(): ActionGround {
  const { data: workspace } = useSuspenseQuery(sidesQuery);
  const { data: sessions } = useSuspenseQuery(sessionsQuery);
  return useMemo(() => ({ ...workspace, sessions }), [workspace, sessions]);
}
