import type { SideId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { Ending, ReportStatus } from './action-facts.ts';
import { type ActionState, deadlineInForce } from './action-state.ts';
import { dueDay, type WorkingDays } from './deadline.ts';
import { dueState, type DueState, isStale } from './due-state.ts';

/** The words of domain rule 24, of an action as a whole. Overdue is none of them: it is derived. */
export const ActionStatus = {
  open: 'open',
  inProgress: 'in-progress',
  awaitingOtherSide: 'awaiting-other-side',
  partiallyDone: 'partially-done',
  reported: 'reported',
  closed: 'closed',
  extended: 'extended',
  carriedOver: 'carried-over',
  superseded: 'superseded',
  dropped: 'dropped',
} as const;
export type ActionStatus = (typeof ActionStatus)[keyof typeof ActionStatus];

/** The one word for an action; the two layers behind it are its parts. */
export function statusOf({ ending, parts, standing }: ActionState): ActionStatus {
  if (ending?.ending === Ending.superseded) return ActionStatus.superseded;
  if (ending?.ending === Ending.dropped) return ActionStatus.dropped;
  const told = new Set(parts.map(({ status }) => status));
  if (isOnly(told, ['closed'])) return ActionStatus.closed;
  if (isOnly(told, ['closed', ReportStatus.reported])) return ActionStatus.reported;
  if (standing !== null) return standing;
  if (told.has(ReportStatus.awaitingOtherSide)) return ActionStatus.awaitingOtherSide;
  if (told.has('closed') || told.has(ReportStatus.partiallyDone)) return ActionStatus.partiallyDone;
  return isOnly(told, ['open']) ? ActionStatus.open : ActionStatus.inProgress;
}

/** Neither closed by both Sides nor ended by their agreement: it goes into the next session's review (domain rule 25). */
export function isUnfinished({ ending, parts }: ActionState): boolean {
  return ending === null && parts.some(({ status }) => status !== 'closed');
}

/** Sides that have still to report their part done. */
export function owingSides(state: ActionState): readonly SideId[] {
  if (!isUnfinished(state)) return [];
  const isOwed = (status: string) => status !== 'closed' && status !== ReportStatus.reported;
  return state.parts.filter(({ status }) => isOwed(status)).map(({ side }) => side);
}

/** How an action stands in time, for the Sides whose calendars are given: those that owe something. */
export function dueOf(
  state: ActionState,
  { today, ...days }: { today: CalendarDay } & WorkingDays,
): { due: CalendarDay | null; state: DueState; isStale: boolean } {
  const deadline = deadlineInForce(state);
  const due = deadline === null ? null : dueDay(deadline, { triggerDay: state.triggerDay, ...days });
  const isOwed = owingSides(state).length > 0;
  return {
    due,
    state: dueState(today, { due, hasDeadline: deadline !== null, isOwed }),
    isStale: isStale(today, state.lastHeardOn, isOwed),
  };
}

function isOnly<Value>(told: ReadonlySet<Value>, allowed: readonly Value[]): boolean {
  return [...told].every((value) => allowed.includes(value));
}
