import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { RegisterChange } from '#shared/actions/register-change.ts';
import type { ActionId } from '#shared/core/id.ts';
import { actionQuery, dueActionsQuery } from './action-queries.ts';
import { useRegisterChanges } from './use-register-changes.ts';

/**
 * Keeps one action, and what is due, up to date while the screen stands; null: only what is due. `heed` must stay the
 * same function.
 */
export function useLiveAction(
  action: ActionId | null,
  heed?: (changes: readonly RegisterChange[]) => void,
): void {
  const queryClient = useQueryClient();
  useRegisterChanges(
    useCallback(
      (changes) => {
        heed?.(changes);
        if (changes.every(({ kind }) => kind === 'places')) return;
        void queryClient.invalidateQueries({ queryKey: dueActionsQuery.queryKey });
        if (action === null) return;
        const { queryKey } = actionQuery(action);
        const known = queryClient.getQueryData(queryKey)?.row.revision ?? 0;
        const isOld = changes.some(
          (change) =>
            change.kind !== 'places' &&
            (change.kind !== 'action' || (change.row.id === action && change.row.revision > known)),
        );
        if (isOld) void queryClient.invalidateQueries({ queryKey });
      },
      [queryClient, action, heed],
    ),
  );
}
