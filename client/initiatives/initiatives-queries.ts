import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { initiativeRecordSchema } from '#shared/actions/initiative-record.ts';
import {
  indicatorListSchema,
  initiativeListSchema,
  initiativePageSchema,
} from '#shared/initiatives/initiative-page.ts';

/** Milliseconds: a clause that mentions an initiative changes while somebody else looks at its page. */
const AGAIN_MS = 15_000;

/** Every initiative with its stage and its actions counted. */
export const initiativesQuery = queryOptions({
  queryKey: ['initiatives'],
  queryFn: () => answerOf(api.api.initiatives.$get(), initiativeListSchema),
});

/** One initiative with its actions and every clause that mentions it now. */
export const initiativeQuery = (id: string) =>
  queryOptions({
    queryKey: ['initiatives', id],
    queryFn: () => answerOf(api.api.initiatives[':id'].$get({ param: { id } }), initiativePageSchema),
    refetchInterval: AGAIN_MS,
  });

/** What happened to its actions, and the files that were given as evidence. */
export const initiativeRecordQuery = (id: string) =>
  queryOptions({
    queryKey: ['initiatives', id, 'record'],
    queryFn: () =>
      answerOf(api.api.initiatives[':id'].record.$get({ param: { id } }), initiativeRecordSchema),
  });

/** Trade and investment, every figure with its period, basis and source. */
export const indicatorsQuery = queryOptions({
  queryKey: ['indicators'],
  queryFn: async () => (await answerOf(api.api.indicators.$get(), indicatorListSchema)).indicators,
});
