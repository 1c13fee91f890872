import type { SessionId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { SideCalendar } from '#shared/sides/side-calendar.ts';
import type { ClauseQuote } from './action.ts';
import { changedWordings } from './action-findings.ts';
import { type ActionState, deadlineInForce, type PartState, type Proposal } from './action-state.ts';
import { dueOf, isUnfinished, owingSides, statusOf } from './action-status.ts';
import type { WorkingDayRule } from './deadline.ts';
import type { RegisterPart, RegisterRow } from './register.ts';

/** Digests of a clause as it reads now, per language; empty: the clause is gone. */
export type DigestsNow = Readonly<Partial<Record<TextLanguage, string>>>;

/** As of when, and beside what, a row is told. */
export type RowContext = {
  readonly today: CalendarDay;
  readonly calendars: readonly SideCalendar[];
  readonly rule: WorkingDayRule;
  /** Of the session that the working group prepares or holds; null: there is none. */
  readonly currentSession: number | null;
  /** Refuses a session that does not exist. */
  readonly numberOf: (session: SessionId) => number;
  readonly digestsNow: (quote: ClauseQuote) => DigestsNow;
};

/** The row of an action: nothing in it is stored, all of it follows from the state, the day and the clause. */
export function registerRow(state: ActionState, context: RowContext): RegisterRow {
  const { action, parts } = state;
  const { id, session, commitment, filing, quote } = action;
  const sessionNumber = context.numberOf(session);
  const time = dueOf(state, {
    today: context.today,
    rule: context.rule,
    calendars: calendarsOf(state, context),
  });
  return {
    id,
    revision: state.seq,
    session,
    sessionNumber,
    age: Math.max(0, (context.currentSession ?? sessionNumber) - sessionNumber),
    kind: commitment.kind,
    deliverable: commitment.deliverable,
    parts: parts.map((part) => partOf(part, state)),
    status: statusOf(state),
    isUnfinished: isUnfinished(state),
    deadline: deadlineInForce(state),
    triggerDay: state.triggerDay,
    due: time.due,
    dueState: time.state,
    isStale: time.isStale,
    extensions: state.deadlines.length - 1,
    proposal: proposalOf(state.proposal),
    dependsOn: commitment.dependsOn,
    initiative: filing.initiative,
    sector: filing.sector,
    subGroup: filing.subGroup,
    quote: quote === null ? null : quotedClause(quote),
    hasWordingChanged: quote !== null && changedWordings(quote, context.digestsNow(quote)).length > 0,
    carriedInto: [...state.carriedInto],
    registeredOn: state.registeredOn,
    lastHeardOn: state.lastHeardOn,
    doneOn: doneOn(parts),
    finishedOn: state.finishedOn,
  };
}

/** Those of the Sides that owe something; when none does, of all that are bound: the last day stays what it was. */
function calendarsOf(state: ActionState, { calendars }: RowContext): readonly SideCalendar[] {
  const owing = owingSides(state);
  const counted = owing.length > 0 ? owing : state.parts.map(({ side }) => side);
  return calendars.filter(({ side }) => counted.includes(side));
}

function partOf({ side, status, report }: PartState, { action }: ActionState): RegisterPart {
  const promised = action.commitment.parts.find((part) => part.side === side);
  return {
    side,
    status,
    leadBody: promised?.leadBody ?? null,
    coExecutors: promised?.coExecutors ?? [],
    report: report === null ? null : { seq: report.seq, on: report.on },
  };
}

function proposalOf(proposal: Proposal | null): RegisterRow['proposal'] {
  if (proposal === null) return null;
  const { seq, side } = proposal;
  return proposal.fact === 'ExtensionProposed'
    ? { seq, side, extendTo: proposal.deadline, ending: null }
    : { seq, side, extendTo: null, ending: proposal.ending };
}

function quotedClause({ document, cid, wordings }: ClauseQuote): NonNullable<RegisterRow['quote']> {
  const digests = Object.values(TextLanguage).flatMap((language) => {
    const wording = wordings[language];
    return wording === undefined ? [] : [[language, wording.digest] as const];
  });
  return { document, cid, digests: Object.fromEntries(digests) };
}

/** The last report of completion, when every part has one that stands. */
function doneOn(parts: readonly PartState[]): CalendarDay | null {
  const days = parts.flatMap(({ status, report }) =>
    report !== null && (status === 'reported' || status === 'closed') ? [report.on] : [],
  );
  return days.length === parts.length ? (days.sort().at(-1) ?? null) : null;
}
