import type { QueryClient } from '@tanstack/react-query';
import { actionQuery, calendarsQuery, initiativeNamesQuery } from '#client/actions/action-queries.ts';
import { registerQuery } from '#client/actions/register-queries.ts';
import { documentsQuery } from '#client/drafting/documents-queries.ts';
import { meQuery } from '#client/auth/auth-queries.ts';
import { bodiesQuery } from '#client/sides/bodies-queries.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';

/** What the screens of one action need before they are drawn; a file of their own, which the first screen does not carry. */
export const actionLoaders = {
  register: async (queryClient: QueryClient) => {
    const { member } = await queryClient.ensureQueryData(meQuery);
    // Whoever may not read it is told so; there is nothing to ask for.
    if (!may(member, Verb.read, { type: 'register' })) return;
    await Promise.all([
      queryClient.ensureQueryData(registerQuery),
      queryClient.ensureQueryData(sessionsQuery),
    ]);
  },
  action: (queryClient: QueryClient, id: string) =>
    Promise.all([queryClient.ensureQueryData(actionQuery(id)), askForDesk(queryClient)]),
  review: (queryClient: QueryClient) =>
    Promise.all([queryClient.ensureQueryData(registerQuery), askForDesk(queryClient)]),
};

/** The names that actions refer to, each from its owner. */
function askForDesk(queryClient: QueryClient): Promise<unknown> {
  return Promise.all([
    queryClient.ensureQueryData(sessionsQuery),
    queryClient.ensureQueryData(documentsQuery),
    queryClient.ensureQueryData(bodiesQuery),
    queryClient.ensureQueryData(calendarsQuery),
    queryClient.ensureQueryData(initiativeNamesQuery),
  ]);
}
