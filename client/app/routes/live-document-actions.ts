import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useRegisterChanges } from '#client/actions/use-register-changes.ts';
import { documentActionsQuery } from '#client/drafting/actions/actions-queries.ts';
import type { RegisterChange } from '#shared/actions/register-change.ts';
import { rowsTold } from '#shared/actions/rows-told.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { DocumentActions } from '#shared/drafting/action-in-text.ts';

/** Keeps the actions of an open document as the register tells of them, while the room stands. */
export function LiveDocumentActions({ document }: { document: string }): null {
  const queryClient = useQueryClient();
  const told = useCallback(
    (changes: readonly RegisterChange[]) => {
      const query = documentActionsQuery(document);
      const { queryKey } = query;
      // An answer that is on its way may have been given before these changes, and would take their place.
      const isAsked = queryClient.isFetching({ queryKey, exact: true }) > 0;
      const rows = rowsTold(changes);
      queryClient.setQueryData(queryKey, (known) => known && withRows(known, rows, document));
      const isUnknown = changes.some(({ kind }) => askAgain.has(kind));
      // Of another document, but perhaps with a chip in this one.
      const known = queryClient.getQueryData(queryKey)?.rows ?? [];
      const isForeign = rows.some(({ id }) => !known.some((row) => row.id === id));
      if (isAsked && (isUnknown || rows.length > 0)) void askOnceMore(queryClient, query);
      else if (isUnknown || isForeign) void queryClient.invalidateQueries({ queryKey });
    },
    [queryClient, document],
  );
  useRegisterChanges(told);
  return null;
}

/** After the answer that is on its way, and not in its place: where much changes it would never come. */
async function askOnceMore(
  client: QueryClient,
  query: ReturnType<typeof documentActionsQuery>,
): Promise<void> {
  await client.fetchQuery(query).catch(() => undefined);
  await client.invalidateQueries({ queryKey: query.queryKey });
}

const askAgain: ReadonlySet<RegisterChange['kind']> = new Set(['ready', 'resync', 'business-day', 'session']);

function withRows(known: DocumentActions, rows: readonly RegisterRow[], document: string): DocumentActions {
  const fresh = rows.filter(
    ({ id, quote }) => quote?.document === document || known.rows.some((row) => row.id === id),
  );
  if (fresh.length === 0) return known;
  const others = known.rows.filter(({ id }) => !fresh.some((row) => row.id === id));
  return { ...known, rows: [...others, ...fresh] };
}
