import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '#client/app/api.ts';
import type { RegisterChange } from '#shared/actions/register-change.ts';
import { rowsTold } from '#shared/actions/rows-told.ts';
import { type Register, registerSchema, type RegisterRow } from '#shared/actions/register.ts';
import { savedViewsSchema } from '#shared/actions/saved-view.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { registerChanges } from './register-changes.ts';
import { withRows } from './with-rows.ts';

/** Longer nobody waits for the line before the register itself is asked for. */
const LINE_WITHIN_MS = 300;

/** Every action as of today. Once read it is kept up to date row by row, as the server tells of changes. */
export const registerQuery = queryOptions({
  queryKey: ['register'],
  queryFn: ({ client }) => readRegister(client),
  // Whoever shows it listens (`useRegisterChanges`), and is told when it has to be read again.
  staleTime: Number.POSITIVE_INFINITY,
  // Comparing thousands of rows in depth costs more than drawing the few that are seen.
  structuralSharing: false,
});

/** The member's own views of the register, by name. */
export const savedViewsQuery = queryOptions({
  queryKey: ['register-views'],
  queryFn: async () => (await answerOf(api.api.actions.views.$get(), savedViewsSchema)).views,
});

/** Rows as they were last told: an answer that was written before must not take them back. */
const told = new Map<string, RegisterRow>();
const kept = new WeakSet<QueryClient>();

/** The line first and the register second: whatever changes in between is told. */
async function readRegister(client: QueryClient): Promise<Register> {
  keepUpToDate(client);
  const ask = () => answerOf(api.api.actions.$get(), registerSchema);
  const isLive = await registerChanges.isReadyWithin(LINE_WITHIN_MS);
  const register = await ask();
  // It opened while the answer was under way: what happened before that is in neither.
  const isLate = !isLive && (await registerChanges.isReadyWithin(0));
  return withRows(isLate ? await ask() : register, [...told.values()]);
}

/** Carries changes into all that this client has read of actions, initiatives and sessions. */
function keepUpToDate(client: QueryClient): void {
  if (kept.has(client)) return;
  kept.add(client);
  registerChanges.tap((changes, isContinued) => {
    takeRows(client, rowsTold(changes));
    for (const queryKey of keysToAskAgain(changes, isContinued)) void client.invalidateQueries({ queryKey });
  });
}

/** Rows as the server has just told them, into the register that was read. */
export function takeRows(client: QueryClient, rows: readonly RegisterRow[]): void {
  if (rows.length === 0) return;
  for (const row of rows) told.set(row.id, row);
  client.setQueryData(registerQuery.queryKey, (register) => register && withRows(register, rows));
}

/** What a change makes untrue that is not told row by row. */
function keysToAskAgain(changes: readonly RegisterChange[], isContinued: boolean): string[][] {
  return changes.flatMap((change) => {
    switch (change.kind) {
      case 'action':
        return [
          ['actions', 'one', change.row.id],
          ['actions', 'due'],
        ];
      case 'wording':
        return [['actions', 'one', change.row.id]];
      case 'initiative':
        return [['initiatives']];
      case 'session':
        return [['sessions'], ['documents'], registerQuery.queryKey];
      case 'business-day':
        return [['me'], ...everything];
      case 'workspace':
        return workspace;
      case 'ready':
        return isContinued ? [] : everything;
      case 'resync':
        told.clear();
        return [...everything, ...workspace];
      case 'places':
        return [];
      default:
        return exhaustive(change);
    }
  });
}

/** Who the Sides and their members are, and what I am to them. */
const workspace = [['me'], ['sides'], ['calendars']];
const everything = [registerQuery.queryKey, ['actions'], ['initiatives']];
