import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { workspaceSidesSchema } from '#shared/sides/workspace-sides.ts';

/** Both Sides, and every sub-group with its period. */
export const sidesQuery = queryOptions({
  queryKey: ['sides'],
  queryFn: () => answerOf(api.api.sides.$get(), workspaceSidesSchema),
  staleTime: Number.POSITIVE_INFINITY, // the Sides of a workspace do not change while it is open
});
