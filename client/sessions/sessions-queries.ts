import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod/mini';
import { answerOf, api } from '#client/app/api.ts';
import { sessionSchema } from '#shared/sessions/session.ts';

/** Every session of the Working Group that the record knows. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => answerOf(api.api.sessions.$get(), z.array(sessionSchema)),
});
