import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { memberListSchema } from '#shared/sides/invitation.ts';

/** Those whom the one who asks looks after; fails with `forbidden` for everybody else. */
export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: () => answerOf(api.api.members.$get(), memberListSchema),
});
