import type { ActionStep } from '#shared/actions/action-commands.ts';
import { ReportStatus } from '#shared/actions/action-facts.ts';
import { ActionMove, ActionRefusal } from '#shared/actions/action-moves.ts';
import { ActionStatus } from '#shared/actions/action-status.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { InitiativeId, SectorId, SideId, SubGroupId } from '#shared/core/id.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';

/** What a member wants to do to one action or to many alike. */
export type WantedMove =
  | {
      readonly kind: 'report';
      readonly status: ReportStatus;
      readonly words: string;
      /** A letter or note as evidence, by its number and date. */
      readonly letter: { readonly number: string; readonly date: CalendarDay } | null;
    }
  | { readonly kind: 'accept' }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'extend'; readonly day: CalendarDay; readonly reason: string }
  | { readonly kind: 'accept-proposal' }
  | { readonly kind: 'note'; readonly words: string }
  /** What is left out stays as it is; null: none. */
  | {
      readonly kind: 'file';
      readonly sector?: SectorId | null;
      readonly subGroup?: SubGroupId | null;
      readonly initiative?: InitiativeId | null;
    };

/** The step to send; or why there is none, as far as the row tells. What it does not tell the server decides. */
export function stepFor(row: RegisterRow, wanted: WantedMove, side: SideId): ActionStep | ActionRefusal {
  switch (wanted.kind) {
    case 'report': {
      const { status, words, letter } = wanted;
      const evidence = letter === null ? [] : [{ kind: 'reference' as const, ...letter }];
      return refusalOfReport(row, side) ?? { move: ActionMove.report, status, words, evidence };
    }
    case 'accept': {
      const report = reportToAnswer(row, side);
      return report === null ? ActionRefusal.nothingReported : { move: ActionMove.accept, report };
    }
    case 'return': {
      const report = reportToAnswer(row, side);
      const { reason } = wanted;
      return report === null ? ActionRefusal.nothingReported : { move: ActionMove.return, report, reason };
    }
    case 'extend': {
      if (!row.isUnfinished) return ActionRefusal.finished;
      if (row.proposal !== null) return ActionRefusal.proposalOpen;
      const deadline = { kind: 'absolute' as const, day: wanted.day };
      return { move: ActionMove.extend, deadline, reason: wanted.reason };
    }
    case 'accept-proposal':
      if (row.proposal === null) return ActionRefusal.noProposal;
      if (row.proposal.side === side) return ActionRefusal.ownProposal;
      return { move: ActionMove.acceptProposal, proposal: row.proposal.seq };
    case 'note':
      return { move: ActionMove.note, words: wanted.words };
    case 'file': {
      const { initiative, sector, subGroup } = { ...row, ...definedOf(wanted) };
      return { move: 'file', filing: { initiative, sector, subGroup } };
    }
    default:
      return exhaustive(wanted);
  }
}

/** How a card gets from its status to another one. */
export type WayTo =
  /** At once. */
  | { readonly kind: 'move'; readonly wanted: WantedMove }
  /** Something has to be written first, which can be done here. */
  | { readonly kind: 'words'; readonly ask: 'report' | 'extend'; readonly status: ReportStatus }
  /** Evidence or more is needed: on the page of the action. */
  | { readonly kind: 'page'; readonly move: ActionMove }
  /** No move of this Side leads there. */
  | { readonly kind: 'none' };

const none: WayTo = { kind: 'none' };

/** The way of a Side from where an action stands to another status. */
export function wayTo(row: RegisterRow, target: ActionStatus, side: SideId): WayTo {
  if (target === row.status) return none;
  switch (target) {
    case ActionStatus.inProgress:
    case ActionStatus.awaitingOtherSide:
    case ActionStatus.partiallyDone:
      if (refusalOfReport(row, side) !== null) return none;
      return { kind: 'words', ask: 'report', status: target };
    case ActionStatus.reported:
      return refusalOfReport(row, side) === null ? { kind: 'page', move: ActionMove.report } : none;
    case ActionStatus.closed:
      return reportToAnswer(row, side) === null ? none : { kind: 'move', wanted: { kind: 'accept' } };
    case ActionStatus.extended:
      return toExtended(row, side);
    case ActionStatus.superseded:
    case ActionStatus.dropped:
      if (row.proposal?.ending === target) return toAccepted(row, side);
      return row.isUnfinished && row.proposal === null ? { kind: 'page', move: ActionMove.end } : none;
    case ActionStatus.open:
      if (reportToAnswer(row, side) !== null) return { kind: 'page', move: ActionMove.return };
      return row.isUnfinished ? none : { kind: 'page', move: ActionMove.reopen };
    case ActionStatus.carriedOver:
      return none; // that is done by opening the next session
    default:
      return exhaustive(target);
  }
}

function toExtended(row: RegisterRow, side: SideId): WayTo {
  if (row.proposal?.extendTo !== undefined && row.proposal.extendTo !== null) return toAccepted(row, side);
  if (!row.isUnfinished || row.proposal !== null) return none;
  return { kind: 'words', ask: 'extend', status: ReportStatus.inProgress };
}

function toAccepted({ proposal }: RegisterRow, side: SideId): WayTo {
  return proposal?.side === side ? none : { kind: 'move', wanted: { kind: 'accept-proposal' } };
}

function refusalOfReport(row: RegisterRow, side: SideId): ActionRefusal | null {
  const part = row.parts.find((each) => each.side === side);
  if (part === undefined) return ActionRefusal.notYourPart;
  if (!row.isUnfinished) return ActionRefusal.finished;
  return part.status === 'closed' ? ActionRefusal.partClosed : null;
}

/** The number of the other Side's report of completion that waits for an answer. */
function reportToAnswer(row: RegisterRow, side: SideId): number | null {
  if (!row.isUnfinished) return null;
  const waiting = row.parts.find((part) => part.side !== side && part.status === ReportStatus.reported);
  return waiting?.report?.seq ?? null;
}

function definedOf(wanted: Extract<WantedMove, { kind: 'file' }>): Partial<RegisterRow> {
  const { kind: _, ...filing } = wanted;
  return Object.fromEntries(Object.entries(filing).filter(([, value]) => value !== undefined));
}
