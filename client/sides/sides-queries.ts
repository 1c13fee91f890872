import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { workspaceSidesSchema } from '#shared/sides/workspace-sides.ts';

/** Both Sides, and every sub-group with its period. */
export const sidesQuery = queryOptions({
  queryKey: ['sides'],
  queryFn: () => answerOf(api.api.sides.$get(), workspaceSidesSchema),
  // Milliseconds: screens with a line of changes are told, the others ask again now and then.
  staleTime: 60_000,
});
