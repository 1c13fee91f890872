import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { registerChanges } from '#client/actions/register-changes.ts';
import { workspaceKeys } from '#client/sides/use-workspace-command.ts';

/** Sides, sub-groups and members follow what others change while the screen stands, for those who are told of it. */
export function useLiveWorkspace(isTold: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!isTold) return undefined;
    return registerChanges.listen((changes, isContinued) => {
      const isOther = changes.some(
        ({ kind }) =>
          kind === 'workspace' ||
          kind === 'business-day' ||
          kind === 'resync' ||
          // Between what was read and the first word of the line something may have happened.
          (kind === 'ready' && !isContinued),
      );
      if (!isOther) return;
      for (const queryKey of workspaceKeys) void queryClient.invalidateQueries({ queryKey });
    });
  }, [isTold, queryClient]);
}
