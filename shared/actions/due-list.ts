import { z } from 'zod/mini';
import type { SideId } from '#shared/core/id.ts';
import { DueState } from './due-state.ts';
import { type RegisterRow, registerRowSchema } from './register.ts';

/** Why an action wants somebody's attention, from the most urgent. */
export const DueGroup = {
  toAnswer: 'to-answer',
  overdue: 'overdue',
  in3: 'in-3-days',
  in14: 'in-14-days',
  in30: 'in-30-days',
  stale: 'stale',
} as const;
export type DueGroup = (typeof DueGroup)[keyof typeof DueGroup];

const groupOfState: Readonly<Partial<Record<DueState, DueGroup>>> = {
  [DueState.overdue]: DueGroup.overdue,
  [DueState.today]: DueGroup.in3,
  [DueState.in3]: DueGroup.in3,
  [DueState.in14]: DueGroup.in14,
  [DueState.in30]: DueGroup.in30,
};

/** Answer of `GET /api/actions/due`: the rows that stand in a group for the asking Side, and whether it may review them. */
export const dueActionsSchema = z.object({ rows: z.array(registerRowSchema), mayRun: z.boolean() });

/** What waits for an answer of this Side: a report of the other one, or its proposal. */
export function awaitsAnswerOf(row: RegisterRow, side: SideId): boolean {
  if (!row.isUnfinished) return false;
  if (row.proposal !== null && row.proposal.side !== side) return true;
  return row.parts.some((part) => part.side !== side && part.status === 'reported');
}

/** The one group of an action: an answer that is owed comes before time, and time before silence. Null: it can wait. */
export function dueGroupOf(row: RegisterRow, side: SideId): DueGroup | null {
  if (awaitsAnswerOf(row, side)) return DueGroup.toAnswer;
  return groupOfState[row.dueState] ?? (row.isStale ? DueGroup.stale : null);
}

/** Those that want attention, by group, within it by the last day. Empty groups are left out. */
export function whatIsDue(
  rows: readonly RegisterRow[],
  side: SideId,
): readonly { readonly group: DueGroup; readonly rows: readonly RegisterRow[] }[] {
  return Object.values(DueGroup).flatMap((group) => {
    const own = rows.filter((row) => dueGroupOf(row, side) === group);
    return own.length === 0 ? [] : [{ group, rows: own.sort(byLastDay) }];
  });
}

/** Without a last day at the end; those of one day by their number. */
export function byLastDay(a: RegisterRow, b: RegisterRow): number {
  if (a.due === b.due) return a.id.localeCompare(b.id, 'en', { numeric: true });
  if (a.due === null || b.due === null) return a.due === null ? 1 : -1;
  return a.due < b.due ? -1 : 1;
}
