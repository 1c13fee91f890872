import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useRegisterChanges } from '#client/actions/use-register-changes.ts';
import { initiativesQuery } from '#client/initiatives/initiatives-queries.ts';
import type { RegisterChange } from '#shared/actions/register-change.ts';

/** Counts and records of initiatives follow the actions that serve them, as these change. */
export function useLiveInitiatives(): void {
  const queryClient = useQueryClient();
  const changed = useCallback(
    (changes: readonly RegisterChange[]) => {
      const isTold = changes.some(({ kind }) => kind === 'action' || kind === 'initiative');
      if (isTold) void queryClient.invalidateQueries({ queryKey: initiativesQuery.queryKey });
    },
    [queryClient],
  );
  useRegisterChanges(changed);
}
