import { QueryClient } from '@tanstack/react-query';
import { AppError } from '#shared/core/app-error.ts';

/** Expected refusals are answers: only a server that does not answer is asked again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000, // ms: a list read half a minute ago is shown at once and read again behind it
        retry: (failures, error) => !(error instanceof AppError) && failures < 2,
        refetchOnWindowFocus: true,
        // Asked without a network too: what the device keeps answers then, and a pause would never end.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
    },
  });
}
