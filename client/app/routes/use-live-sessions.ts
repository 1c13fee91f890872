import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useRegisterChanges } from '#client/actions/use-register-changes.ts';
import { documentsQuery } from '#client/drafting/documents-queries.ts';
import { sessionsQuery } from '#client/sessions/sessions-queries.ts';
import type { RegisterChange } from '#shared/actions/register-change.ts';

const tells: ReadonlySet<RegisterChange['kind']> = new Set(['session', 'resync']);

/** Sessions, their lists and their documents follow what others change, while the screen stands. */
export function useLiveSessions(): void {
  const queryClient = useQueryClient();
  useRegisterChanges(
    useCallback(
      (changes: readonly RegisterChange[]) => {
        if (!changes.some(({ kind }) => tells.has(kind))) return;
        for (const { queryKey } of [sessionsQuery, documentsQuery]) {
          void queryClient.invalidateQueries({ queryKey });
        }
      },
      [queryClient],
    ),
  );
}
