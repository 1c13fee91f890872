import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { sessionPapersSchema } from '#shared/drafting/session-papers.ts';
import { sessionDetailSchema } from '#shared/sessions/delegation.ts';
import { sessionsQuery } from './sessions-queries.ts';

const paramOf = (number: number) => ({ number: String(number) });

/** A session with the delegations that the member may read. Read again together with all sessions. */
export const sessionQuery = (number: number) =>
  queryOptions({
    queryKey: [...sessionsQuery.queryKey, number],
    queryFn: () =>
      answerOf(api.api.sessions[':number'].$get({ param: paramOf(number) }), sessionDetailSchema),
  });

/** What its agenda and its Protocol say. */
export const papersQuery = (number: number) =>
  queryOptions({
    queryKey: [...sessionsQuery.queryKey, number, 'papers'],
    queryFn: () =>
      answerOf(api.api.sessions[':number'].papers.$get({ param: paramOf(number) }), sessionPapersSchema),
  });
