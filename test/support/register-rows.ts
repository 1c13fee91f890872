import type { ActionState } from '#shared/actions/action-state.ts';
import { stateOfFacts } from '#shared/actions/action-state.ts';
import { registerRow } from '#shared/actions/register-row.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { demoCommitments, demoDecisions } from '#server/demo/demo-actions.ts';
import { demoCalendars } from '#server/demo/demo-calendars.ts';

/** The row of an action as the register would show it on that day, beside no text. */
export function rowOf(state: ActionState, today: CalendarDay): RegisterRow {
  return registerRow(state, {
    today,
    calendars: demoCalendars(),
    rule: 'as-written',
    currentSession: 12,
    numberOf: (session) => Number(session.replace('session-', '')),
    digestsNow: () => ({}),
  });
}

/** The demonstration's 15 commitments and 8 decisions on the day of its second scenario. */
export function demoRows(today: CalendarDay = '2026-01-12'): RegisterRow[] {
  return [...demoDecisions(), ...demoCommitments()].map((facts) => rowOf(stateOfFacts(facts), today));
}
