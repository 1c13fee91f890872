import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { openSpansSchema } from '#shared/actions/open-over-time.ts';

/** When actions that were reopened had been unfinished; whoever shows it asks again when an action changes. */
export const openSpansQuery = queryOptions({
  queryKey: ['actions', 'open-spans'],
  queryFn: () => answerOf(api.api.actions['open-spans'].$get(), openSpansSchema),
});
