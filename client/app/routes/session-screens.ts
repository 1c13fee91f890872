import type { QueryClient } from '@tanstack/react-query';
import { documentsQuery } from '#client/drafting/documents-queries.ts';
import { sessionQuery } from '#client/sessions/session-queries.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import { HomeEmpty } from './home-empty.tsx';
import { HomeOpening } from './home-opening.tsx';
import { LiveSessions } from './live-sessions.tsx';
import { SessionRoute } from './session-route.tsx';
import { SessionsRoute } from './sessions-route.tsx';

/** Everything of sessions but the head of Home, in one file of the build: every text's first load names each file. */
export const sessionScreens = {
  HomeEmpty,
  HomeOpening,
  LiveSessions,
  SessionRoute,
  SessionsRoute,
  loaders: {
    sessions: (queryClient: QueryClient) => queryClient.ensureQueryData(sessionsQuery),
    session: (queryClient: QueryClient, number: string) =>
      Promise.all([
        queryClient.ensureQueryData(sessionsQuery),
        queryClient.ensureQueryData(sessionQuery(Number(number))),
        queryClient.ensureQueryData(documentsQuery),
      ]),
  },
};
