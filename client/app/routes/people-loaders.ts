import type { QueryClient } from '@tanstack/react-query';
import { accountQuery } from '#client/auth/account/account-queries.ts';

/** What the screen of one's account is drawn from; its schemas are no part of a text's first load. */
export const peopleLoaders = {
  account: (queryClient: QueryClient) => queryClient.ensureQueryData(accountQuery),
};
