import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { logOut } from '#client/auth/auth-commands.ts';
import { forgetCopies } from '#client/sync/device-storage.ts';
import type { MemberId } from '#shared/core/id.ts';

/** Leaves the room: the login first, so that nothing writes again; then this member's copies on this device. */
export function useLogOut(member: MemberId): () => void {
  const queryClient = useQueryClient();
  const router = useRouter();
  return useCallback(() => {
    void (async () => {
      await logOut(queryClient);
      await router.navigate({ to: '/login' });
      await forgetCopies(member);
    })();
  }, [queryClient, router, member]);
}
