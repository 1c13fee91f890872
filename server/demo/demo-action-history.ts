import { type Action, actionLabel } from '#shared/actions/action.ts';
import { type ActionFact, actionFactSchema, Ending, ReportStatus } from '#shared/actions/action-facts.ts';
import { refusalOf } from '#shared/actions/action-moves.ts';
import { type ActionState, afterFact } from '#shared/actions/action-state.ts';
import { ActionStatus } from '#shared/actions/action-status.ts';
import type { CalendarDay } from '#shared/core/instant.ts';

/** How an action of the demonstration came to its status. */
export type DemoCourse = {
  registeredOn: CalendarDay;
  /** When it went into the review of the next session; null: not yet. */
  carriedOn: CalendarDay | null;
  status: ActionStatus;
  statusOn: CalendarDay;
  extendedTo: CalendarDay | null;
  trigger: CalendarDay | null;
};

/** Noon in the Indian working day, in milliseconds after midnight UTC. */
const NOON = 6.5 * 60 * 60 * 1000;

/** Words of the reports; invented as the statuses are. */
const saying: Readonly<Record<ReportStatus, string>> = {
  [ReportStatus.inProgress]: 'The lead body has begun the work.',
  [ReportStatus.awaitingOtherSide]: 'The reply of the other Side is awaited.',
  [ReportStatus.partiallyDone]: 'Done in part; the remainder is being prepared.',
  [ReportStatus.reported]: 'Done; see the letter.',
};

/** Facts by which an action reaches its status, each allowed after the one before. Refuses, by RangeError, what is not. */
export function demoHistory(action: Action, course: DemoCourse): readonly ActionFact[] {
  const facts: ActionFact[] = [];
  let state: ActionState | null = null;
  for (const { on, side, ...given } of [...beginning(action, course), ...ending(action, course)]) {
    const member = side === null ? 'system' : `${side}-secretary`;
    const at = Date.parse(`${on}T00:00:00Z`) + NOON;
    const fact = actionFactSchema.parse({ seq: facts.length + 1, at, on, member, side, ...given });
    const refusal = refusalOf(state, fact, { isClauseFrozen: true });
    if (refusal !== null) throw new RangeError(`${action.id}: ${fact.fact} is refused: ${refusal}`);
    state = afterFact(state, fact);
    facts.push(fact);
  }
  return facts;
}

type Step = { on: CalendarDay; side: string | null; [key: string]: unknown };

function beginning(action: Action, { registeredOn, trigger, carriedOn, status }: DemoCourse): Step[] {
  const isCarried =
    carriedOn !== null && status !== ActionStatus.superseded && status !== ActionStatus.dropped;
  return [
    { on: registeredOn, side: 'in', fact: 'ActionRegistered', action },
    ...(isCarried ? [{ on: carriedOn, side: null, fact: 'ActionCarriedOver', into: 'session-11' }] : []),
    ...(trigger === null ? [] : [{ on: trigger, side: 'in', fact: 'TriggerRecorded', day: trigger }]),
  ];
}

function ending(action: Action, { status, statusOn, extendedTo, ...course }: DemoCourse): Step[] {
  const on = statusOn;
  const before = 1 + beginning(action, { status, statusOn, extendedTo, ...course }).length;
  const agreed = { on, side: 'ru', fact: 'ProposalAccepted', proposal: before };
  const report = Object.values(ReportStatus).find((each) => each === status);
  if (report !== undefined)
    return action.commitment.parts.map(({ side }) => reportOf(action, { report, side, on }));
  switch (status) {
    case ActionStatus.closed:
      return closing(action, { on, before });
    case ActionStatus.extended: {
      const deadline = { kind: 'absolute', day: extendedTo };
      const reason = 'The list of projects needs a further meeting.';
      return [{ on: '2025-11-21', side: 'in', fact: 'ExtensionProposed', deadline, reason }, agreed];
    }
    case ActionStatus.superseded:
    case ActionStatus.dropped: {
      const reason = status === Ending.dropped ? 'No longer envisaged.' : 'Taken up by a new decision.';
      return [{ on, side: 'in', fact: 'EndingProposed', ending: status, by: null, reason }, agreed];
    }
    default:
      return [];
  }
}

/** Every Side reports its part; then each accepts what the other has reported. */
function closing(action: Action, { on, before }: { on: CalendarDay; before: number }): Step[] {
  const { parts } = action.commitment;
  return [
    ...parts.map(({ side }) => reportOf(action, { report: ReportStatus.reported, side, on })),
    ...parts.map(({ side }, index) => ({
      on,
      side: side === 'in' ? 'ru' : 'in',
      fact: 'ReportAccepted',
      report: before + index,
    })),
  ];
}

function reportOf(
  { id }: Action,
  { report, side, on }: { report: ReportStatus; side: string; on: CalendarDay },
): Step {
  const number = `${actionLabel(id)}/${side.toUpperCase()}/${on.slice(0, 4)}`;
  const evidence = report === ReportStatus.reported ? [{ kind: 'reference', number, date: on }] : [];
  return { on, side, fact: 'ActionReported', status: report, words: saying[report], evidence };
}
