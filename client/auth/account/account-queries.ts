import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import { accountSchema } from '#shared/auth/account.ts';

/** How the member logs in, and where. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: () => answerOf(api.api.account.$get(), accountSchema),
});
