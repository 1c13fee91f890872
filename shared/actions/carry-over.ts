import type { ActionId, SessionId, SubGroupId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { ActionPart } from './action.ts';
import type { TextWords } from './action-words.ts';
import { type ActionState, deadlineInForce } from './action-state.ts';
import { type ActionStatus, isUnfinished, statusOf } from './action-status.ts';
import { dueDay, type WorkingDays } from './deadline.ts';

/** An unfinished action on its way into the next session's review and annex (domain rule 25). */
export type CarriedAction = {
  /** The original one, whatever session it comes from. */
  readonly id: ActionId;
  /** The session that promised it. */
  readonly session: number;
  /** In sessions: 1 at the session after the one that promised it. */
  readonly age: number;
  readonly status: ActionStatus;
  readonly subGroup: SubGroupId | null;
  readonly deliverable: TextWords;
  readonly parts: readonly ActionPart[];
  readonly deadline:
    | { readonly kind: 'none' | 'waiting' }
    | { readonly kind: 'day'; readonly day: CalendarDay };
  /** Already recorded as carried into this session, by an earlier making of its draft. */
  readonly isRecorded: boolean;
};

/** C-9 before C-10. */
const inOrder = new Intl.Collator('en', { numeric: true });

type NextSession = {
  readonly into: { readonly id: SessionId; readonly number: number };
  /** Refuses a session that does not exist. */
  readonly numberOf: (session: SessionId) => number;
} & WorkingDays;

/**
 * Every unfinished action that an earlier session promised, exactly once, the oldest first. What the next session itself
 * promises is not carried into it. `calendars`: those that working days are counted by.
 */
export function carryOver(
  states: readonly ActionState[],
  { into, numberOf, calendars, rule }: NextSession,
): readonly CarriedAction[] {
  return states
    .filter((state) => isUnfinished(state) && numberOf(state.action.session) < into.number)
    .map((state) => carried(state, { into, session: numberOf(state.action.session), calendars, rule }))
    .sort((a, b) => b.age - a.age || inOrder.compare(a.id, b.id));
}

function carried(
  state: ActionState,
  { into, session, ...days }: { into: NextSession['into']; session: number } & WorkingDays,
): CarriedAction {
  const { id, commitment, filing } = state.action;
  return {
    id,
    session,
    age: into.number - session,
    status: statusOf(state),
    subGroup: filing.subGroup,
    deliverable: commitment.deliverable,
    parts: commitment.parts,
    deadline: deadlineOf(state, days),
    isRecorded: state.carriedInto.includes(into.id),
  };
}

function deadlineOf(state: ActionState, days: WorkingDays): CarriedAction['deadline'] {
  const deadline = deadlineInForce(state);
  if (deadline === null) return { kind: 'none' };
  const day = dueDay(deadline, { triggerDay: state.triggerDay, ...days });
  return day === null ? { kind: 'waiting' } : { kind: 'day', day };
}
