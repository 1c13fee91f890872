import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';

/** After a login: nothing that was read as somebody else, or as nobody, stays in memory. */
export function useEntering(to: string): () => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useCallback(async () => {
    queryClient.clear();
    await router.navigate({ href: to });
  }, [queryClient, router, to]);
}
