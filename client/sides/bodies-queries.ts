import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { bodyListSchema } from '#shared/sides/body.ts';

/** The ministries, departments and agencies of both Sides. */
export const bodiesQuery = queryOptions({
  queryKey: ['bodies'],
  queryFn: async () => (await answerOf(api.api.bodies.$get(), bodyListSchema)).bodies,
  // Milliseconds: they change between sessions, not while one works.
  staleTime: 10 * 60 * 1000,
});
