import { exhaustive } from '#shared/core/exhaustive.ts';
import type { SessionId, SideId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { Action, Commitment } from './action.ts';
import { type ActionFact, type ActionFactOf, ReportStatus } from './action-facts.ts';
import type { Deadline } from './deadline.ts';

/** How one Side's part stands. Only the other Side's acceptance makes it `closed` (domain rule 24). */
export type PartStatus = 'open' | ReportStatus | 'closed';

export type PartState = {
  readonly side: SideId;
  readonly status: PartStatus;
  /** What the Side said last since the part was opened. */
  readonly report: ActionFactOf<'ActionReported'> | null;
  /** The answer to that report. */
  readonly answer: ActionFactOf<'ReportAccepted'> | ActionFactOf<'ReportReturned'> | null;
};

export type Proposal = ActionFactOf<'ExtensionProposed'> | ActionFactOf<'EndingProposed'>;

/** A deadline that was once in force, and the fact that set it. */
export type DeadlineEntry = { readonly deadline: Deadline | null; readonly since: number };

export type ActionState = {
  readonly action: Action;
  readonly registeredOn: CalendarDay;
  /** One for each bound Side, in the order of the commitment. */
  readonly parts: readonly PartState[];
  /** Agreed by both Sides; an action ends so without being done. */
  readonly ending: ActionFactOf<'EndingProposed'> | null;
  /** At most one is open. */
  readonly proposal: Proposal | null;
  /** From the first to the one in force; its history after the seal (domain rule 23). */
  readonly deadlines: readonly DeadlineEntry[];
  readonly triggerDay: CalendarDay | null;
  /** In order. */
  readonly carriedInto: readonly SessionId[];
  /** What was decided since a Side reported last. */
  readonly standing: 'extended' | 'carried-over' | null;
  /** When a Side last said something about it. */
  readonly lastHeardOn: CalendarDay;
  /** When both Sides had closed it, or agreed on its end; null while it is unfinished. */
  readonly finishedOn: CalendarDay | null;
  /** Of the last fact. */
  readonly seq: number;
};

/** The state that a history amounts to. Refuses, by RangeError, one that does not begin with its registration. */
export function stateOfFacts(facts: readonly ActionFact[]): ActionState {
  let state: ActionState | null = null;
  for (const fact of facts) state = afterFact(state, fact);
  if (state === null) throw new RangeError('an action without facts');
  return state;
}

/** The state after one more fact; whether it may happen is decided before, by `refusalOf`. */
export function afterFact(before: ActionState | null, fact: ActionFact): ActionState {
  if (before === null) return registered(fact);
  const heard = fact.side === null ? before.lastHeardOn : fact.on;
  const after = settled(changed(before, fact));
  const finishedOn = isOver(after) ? (before.finishedOn ?? fact.on) : null;
  return { ...after, lastHeardOn: heard, finishedOn, seq: fact.seq };
}

/** The last day, or the trigger and offset, that is in force. */
export function deadlineInForce(state: ActionState): Deadline | null {
  return state.deadlines.at(-1)?.deadline ?? null;
}

function registered(fact: ActionFact): ActionState {
  if (fact.fact !== 'ActionRegistered') throw new RangeError(`${fact.fact} before an action is registered`);
  const { action, seq, on } = fact;
  return {
    action,
    registeredOn: on,
    parts: action.commitment.parts.map(({ side }) => openPart(side)),
    ending: null,
    proposal: null,
    deadlines: [{ deadline: action.commitment.deadline, since: seq }],
    triggerDay: null,
    carriedInto: [],
    standing: null,
    lastHeardOn: on,
    finishedOn: null,
    seq,
  };
}

function changed(state: ActionState, fact: ActionFact): ActionState {
  switch (fact.fact) {
    case 'ActionRegistered':
      throw new RangeError('an action is registered once');
    case 'CommitmentAmended':
      return amended(state, fact.commitment, fact.seq);
    case 'ActionFiled':
      return { ...state, action: { ...state.action, filing: fact.filing } };
    case 'BodiesNamed':
      return withBodies(state, fact);
    case 'QuoteRenewed':
      return { ...state, action: { ...state.action, quote: fact.quote } };
    case 'TriggerRecorded':
      return { ...state, triggerDay: fact.day };
    case 'ActionReported':
      return { ...withPart(state, reported(fact), fact.side), standing: null };
    case 'ReportAccepted':
      return answered(state, fact, 'closed');
    case 'ReportReturned':
      return answered(state, fact, ReportStatus.inProgress);
    case 'ExtensionProposed':
    case 'EndingProposed':
      return { ...state, proposal: fact };
    case 'ProposalAccepted':
      return accepted(state, fact.seq);
    case 'ProposalDeclined':
    case 'ProposalWithdrawn':
      return { ...state, proposal: null };
    case 'ActionReopened':
      return reopened(state);
    case 'ActionCarriedOver':
      return { ...state, carriedInto: [...state.carriedInto, fact.into], standing: 'carried-over' };
    case 'ActionNoted':
      return state;
    default:
      return exhaustive(fact);
  }
}

/** What has ended leaves nothing to answer. */
function settled(state: ActionState): ActionState {
  return isOver(state) ? { ...state, proposal: null } : state;
}

function isOver({ ending, parts }: ActionState): boolean {
  return ending !== null || parts.every(({ status }) => status === 'closed');
}

function openPart(side: SideId): PartState {
  return { side, status: 'open', report: null, answer: null };
}

function reported(report: ActionFactOf<'ActionReported'>): (part: PartState) => PartState {
  return (part) => ({ ...part, status: report.status, report, answer: null });
}

function withPart(state: ActionState, change: (part: PartState) => PartState, side: SideId | null) {
  return { ...state, parts: state.parts.map((part) => (part.side === side ? change(part) : part)) };
}

function answered(state: ActionState, answer: NonNullable<PartState['answer']>, status: PartStatus) {
  const parts = state.parts.map((part) =>
    part.report?.seq === answer.report ? { ...part, status, answer } : part,
  );
  return { ...state, parts };
}

function amended(state: ActionState, commitment: Commitment, since: number): ActionState {
  return {
    ...state,
    action: { ...state.action, commitment },
    parts: commitment.parts.map(({ side }) => openPart(side)),
    deadlines: [{ deadline: commitment.deadline, since }],
    triggerDay: triggerDayUnder(commitment.deadline, state),
  };
}

function withBodies(state: ActionState, fact: ActionFactOf<'BodiesNamed'>): ActionState {
  const { leadBody, coExecutors, side } = fact;
  const { commitment } = state.action;
  const parts = commitment.parts.map((part) =>
    part.side === side ? { ...part, leadBody, coExecutors } : part,
  );
  return { ...state, action: { ...state.action, commitment: { ...commitment, parts } } };
}

function accepted(state: ActionState, since: number): ActionState {
  const { proposal } = state;
  if (proposal === null) throw new RangeError('a proposal is accepted that is not open');
  if (proposal.fact === 'EndingProposed') return { ...state, proposal: null, ending: proposal };
  return {
    ...state,
    proposal: null,
    standing: 'extended',
    deadlines: [...state.deadlines, { deadline: proposal.deadline, since }],
    triggerDay: triggerDayUnder(proposal.deadline, state),
  };
}

/** The recorded day, as far as it is good for another deadline: as long as that waits for the same thing. */
export function triggerDayUnder(next: Deadline | null, state: ActionState): CalendarDay | null {
  const last = deadlineInForce(state);
  if (next?.kind !== 'relative' || last?.kind !== 'relative') return null;
  return JSON.stringify(next.trigger) === JSON.stringify(last.trigger) ? state.triggerDay : null;
}

/** Whatever was closed is in progress again, and its acceptance counts no longer. */
function reopened(state: ActionState): ActionState {
  const parts = state.parts.map((part): PartState =>
    part.status === 'closed' ? { ...openPart(part.side), status: ReportStatus.inProgress } : part,
  );
  return { ...state, parts, ending: null, standing: null };
}
