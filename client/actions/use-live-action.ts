import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { RegisterChange } from '#shared/actions/register-change.ts';
import type { ActionId } from '#shared/core/id.ts';
import { actionQuery } from './action-queries.ts';
import { useRegisterChanges } from './use-register-changes.ts';

/** Keeps one action up to date while the screen stands; null: none. `heed` must stay the same function. */
export function useLiveAction(
  action: ActionId | null,
  heed?: (changes: readonly RegisterChange[]) => void,
): void {
  const queryClient = useQueryClient();
  useRegisterChanges(
    useCallback(
      (changes) => {
        heed?.(changes);
        if (action === null) return;
        const { queryKey } = actionQuery(action);
        const known = queryClient.getQueryData(queryKey)?.row.revision ?? 0;
        const makesOld = (change: RegisterChange): boolean => {
          if (change.kind === 'wording') return change.row.id === action;
          if (change.kind !== 'action') return change.kind !== 'places';
          return change.row.id === action && change.row.revision > known;
        };
        if (changes.some(makesOld)) void queryClient.invalidateQueries({ queryKey });
      },
      [queryClient, action, heed],
    ),
  );
}
