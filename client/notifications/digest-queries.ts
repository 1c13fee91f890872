import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { digestSchema } from '#shared/notifications/digest.ts';

/** What waits for my Side, and how I am told of it. Whoever shows it listens to changes of the register. */
export const digestQuery = queryOptions({
  queryKey: ['actions', 'due'],
  queryFn: () => answerOf(api.api.digest.$get(), digestSchema),
  // What was done elsewhere meanwhile is not told to a screen that did not stand.
  staleTime: 0,
});
