import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { openMoves } from '#shared/actions/action-moves.ts';
import { WorkingDayRule } from '#shared/actions/deadline.ts';
import { registerRow } from '#shared/actions/register-row.ts';
import type { SideId } from '#shared/core/id.ts';
import type { ActionHistory } from './action-history.ts';

/** What the server answers of an action with that history to a secretary of the Side, without clause and calendars. */
export function actionDetailOf(history: ActionHistory, side: SideId): ActionDetail {
  const { state, facts } = history;
  return {
    row: registerRow(state, {
      today: '2026-01-12',
      calendars: [],
      rule: WorkingDayRule.asWritten,
      currentSession: 12,
      numberOf: () => 11,
      digestsNow: () => ({}),
    }),
    action: state.action,
    facts: [...facts],
    deadlines: [...state.deadlines],
    members: [],
    moves: [...openMoves(state, side)],
    findings: [],
    clauseNow: null,
    isClauseFrozen: false,
  };
}
