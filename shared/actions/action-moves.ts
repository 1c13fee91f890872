import { exhaustive } from '#shared/core/exhaustive.ts';
import type { SideId } from '#shared/core/id.ts';
import { type ActionFact, type ActionFactOf, ReportStatus } from './action-facts.ts';
import { type ActionState, deadlineInForce, triggerDayUnder } from './action-state.ts';
import { isUnfinished } from './action-status.ts';
import { type Deadline, dueDay, WorkingDayRule } from './deadline.ts';

/** Why a fact may not follow a history; each has words in `shared/i18n/messages`, domain `actions`. */
export const ActionRefusal = {
  notRegistered: 'not-registered',
  alreadyRegistered: 'already-registered',
  /** Somebody else wrote meanwhile. */
  outOfDate: 'out-of-date',
  /** Only a Side can do that. */
  noSide: 'no-side',
  notYourPart: 'not-your-part',
  finished: 'finished',
  partClosed: 'part-closed',
  evidenceMissing: 'evidence-missing',
  nothingReported: 'nothing-reported',
  ownReport: 'own-report',
  ownProposal: 'own-proposal',
  foreignProposal: 'foreign-proposal',
  proposalOpen: 'proposal-open',
  noProposal: 'no-proposal',
  notLater: 'not-later',
  ownSuccessor: 'own-successor',
  nothingClosed: 'nothing-closed',
  alreadyRunning: 'already-running',
  clauseFrozen: 'clause-frozen',
  noTrigger: 'no-trigger',
  alreadyCarriedOver: 'already-carried-over',
} as const;
export type ActionRefusal = (typeof ActionRefusal)[keyof typeof ActionRefusal];

/** What a Side can do to an action, as far as its state goes; whether a member may is decided in `access`. */
export const ActionMove = {
  report: 'report',
  accept: 'accept',
  return: 'return',
  extend: 'extend',
  end: 'end',
  acceptProposal: 'accept-proposal',
  declineProposal: 'decline-proposal',
  withdrawProposal: 'withdraw-proposal',
  reopen: 'reopen',
  note: 'note',
} as const;
export type ActionMove = (typeof ActionMove)[keyof typeof ActionMove];

/** The moves that are open to a Side now, in the order of a review. */
export function openMoves(state: ActionState, side: SideId): readonly ActionMove[] {
  const moves: ActionMove[] = [];
  const isOpen = isUnfinished(state);
  if (isOpen && state.parts.some((part) => part.side === side && part.status !== 'closed')) {
    moves.push(ActionMove.report);
  }
  if (reportsToAnswer(state, side).length > 0) moves.push(ActionMove.accept, ActionMove.return);
  if (state.proposal === null) {
    if (isOpen) moves.push(ActionMove.extend, ActionMove.end);
  } else if (state.proposal.side === side) moves.push(ActionMove.withdrawProposal);
  else moves.push(ActionMove.acceptProposal, ActionMove.declineProposal);
  if (hasClosed(state)) moves.push(ActionMove.reopen);
  return [...moves, ActionMove.note];
}

/** Reports of the other Side that wait for this Side's answer. */
function reportsToAnswer(state: ActionState, side: SideId): readonly ActionFactOf<'ActionReported'>[] {
  if (!isUnfinished(state)) return [];
  return state.parts.flatMap((part) =>
    part.side !== side && part.status === ReportStatus.reported && part.report !== null ? [part.report] : [],
  );
}

/**
 * Null when the fact may follow, else why not. `isClauseFrozen`: the quoted clause is agreed or sealed, so that only
 * both Sides together change what it promised (domain rule 23).
 */
export function refusalOf(
  state: ActionState | null,
  fact: ActionFact,
  { isClauseFrozen }: { isClauseFrozen: boolean },
): ActionRefusal | null {
  if (state === null) {
    if (fact.fact !== 'ActionRegistered') return ActionRefusal.notRegistered;
    return fact.seq === 1 ? null : ActionRefusal.outOfDate;
  }
  if (fact.fact === 'ActionRegistered') return ActionRefusal.alreadyRegistered;
  if (fact.seq !== state.seq + 1) return ActionRefusal.outOfDate;
  if (fact.side === null && !ofTheSystem.has(fact.fact)) return ActionRefusal.noSide;
  if (!isUnfinished(state) && !afterTheEnd.has(fact.fact)) return ActionRefusal.finished;
  return refusalOfKind(state, fact, isClauseFrozen);
}

/** What the system records by itself. */
const ofTheSystem: ReadonlySet<ActionFact['fact']> = new Set(['TriggerRecorded', 'ActionCarriedOver']);

/** What may still happen to a finished action. */
const afterTheEnd: ReadonlySet<ActionFact['fact']> = new Set([
  'ActionFiled',
  'ActionReopened',
  'ActionNoted',
]);

function refusalOfKind(
  state: ActionState,
  fact: Exclude<ActionFact, { fact: 'ActionRegistered' }>,
  isClauseFrozen: boolean,
): ActionRefusal | null {
  switch (fact.fact) {
    case 'ActionFiled':
    case 'QuoteRenewed':
    case 'ActionNoted':
      return null;
    case 'CommitmentAmended':
      if (isClauseFrozen) return ActionRefusal.clauseFrozen;
      return isRunning(state) ? ActionRefusal.alreadyRunning : null;
    case 'BodiesNamed':
      return partOf(state, fact.side) === undefined ? ActionRefusal.notYourPart : null;
    case 'TriggerRecorded':
      return deadlineInForce(state)?.kind === 'relative' ? null : ActionRefusal.noTrigger;
    case 'ActionReported':
      return refusalOfReport(state, fact);
    case 'ReportAccepted':
    case 'ReportReturned':
      return refusalOfAnswer(state, fact);
    case 'ExtensionProposed':
      if (state.proposal !== null) return ActionRefusal.proposalOpen;
      return isLater(state, fact.deadline) ? null : ActionRefusal.notLater;
    case 'EndingProposed':
      if (state.proposal !== null) return ActionRefusal.proposalOpen;
      return fact.by === state.action.id ? ActionRefusal.ownSuccessor : null;
    case 'ProposalAccepted':
    case 'ProposalDeclined':
      return refusalOfDecision(state, fact.proposal) ?? ofOther(state, fact.side);
    case 'ProposalWithdrawn':
      return refusalOfDecision(state, fact.proposal) ?? ofOwn(state, fact.side);
    case 'ActionReopened':
      return hasClosed(state) ? null : ActionRefusal.nothingClosed;
    case 'ActionCarriedOver':
      return state.carriedInto.includes(fact.into) ? ActionRefusal.alreadyCarriedOver : null;
    default:
      return exhaustive(fact);
  }
}

function partOf(state: ActionState, side: SideId | null) {
  return state.parts.find((part) => part.side === side);
}

function isRunning(state: ActionState): boolean {
  return state.parts.some(({ status }) => status !== 'open') || state.deadlines.length > 1;
}

function hasClosed({ ending, parts }: ActionState): boolean {
  return ending !== null || parts.some(({ status }) => status === 'closed');
}

function refusalOfReport(state: ActionState, fact: ActionFactOf<'ActionReported'>): ActionRefusal | null {
  const part = partOf(state, fact.side);
  if (part === undefined) return ActionRefusal.notYourPart;
  if (part.status === 'closed') return ActionRefusal.partClosed;
  const lacksEvidence = fact.status === ReportStatus.reported && fact.evidence.length === 0;
  return lacksEvidence ? ActionRefusal.evidenceMissing : null;
}

/** The answer names the very report that was read, so that a later one is not accepted unseen. */
function refusalOfAnswer(
  state: ActionState,
  fact: ActionFactOf<'ReportAccepted'> | ActionFactOf<'ReportReturned'>,
): ActionRefusal | null {
  const part = state.parts.find(({ report }) => report?.seq === fact.report);
  if (part?.status !== ReportStatus.reported) return ActionRefusal.nothingReported;
  return part.side === fact.side ? ActionRefusal.ownReport : null;
}

function refusalOfDecision({ proposal }: ActionState, seq: number): ActionRefusal | null {
  return proposal?.seq === seq ? null : ActionRefusal.noProposal;
}

function ofOther({ proposal }: ActionState, side: SideId | null): ActionRefusal | null {
  return proposal?.side === side ? ActionRefusal.ownProposal : null;
}

function ofOwn({ proposal }: ActionState, side: SideId | null): ActionRefusal | null {
  return proposal?.side === side ? null : ActionRefusal.foreignProposal;
}

/** Whether a proposed deadline ends after the one in force, as written; true when either has no day yet. */
function isLater(state: ActionState, proposed: Deadline): boolean {
  const asWritten = { calendars: [], rule: WorkingDayRule.asWritten };
  const current = deadlineInForce(state);
  const { triggerDay } = state;
  const now = current === null ? null : dueDay(current, { ...asWritten, triggerDay });
  const then = dueDay(proposed, { ...asWritten, triggerDay: triggerDayUnder(proposed, state) });
  return now === null || then === null || then > now;
}
