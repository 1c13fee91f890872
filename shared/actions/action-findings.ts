import type { BodyId, SideId } from '#shared/core/id.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { type DayOff, dayOff, type SideCalendar } from '#shared/sides/side-calendar.ts';
import type { Action, ClauseQuote, Commitment } from './action.ts';
import type { Deadline } from './deadline.ts';
import type { ClauseReading } from './recognition/read-clause.ts';
import type { ReadDeadline, DeadlineLanguage } from './recognition/read-deadline.ts';
import type { ReadResponsible } from './recognition/read-responsible.ts';
import type { Recognition } from './recognition/recognise-commitment.ts';
import { isToBeOffered } from './recognition/to-be-offered.ts';

/** What is amiss between a clause and its action; each has words in `shared/i18n/messages`, domain `actions`. */
export const FindingCode = {
  /** The clause makes an action that nobody has registered. */
  notRegistered: 'not-registered',
  /** The clause no longer makes one. */
  noCommitment: 'no-commitment',
  /** One wording binds more firmly than the other. */
  wordingsDiverge: 'wordings-diverge',
  wordingChanged: 'wording-changed',
  /** Domain rule 20. */
  sideMissing: 'side-missing',
  leadBodyMissing: 'lead-body-missing',
  deliverableMissing: 'deliverable-missing',
  deadlineMissing: 'deadline-missing',
  sidesDiffer: 'sides-differ',
  bodyUnknown: 'body-unknown',
  leadBodyDiffers: 'lead-body-differs',
  coExecutorsDiffer: 'co-executors-differ',
  deadlineDiffers: 'deadline-differs',
  /** Domain rule 22: plain "by" or «до». */
  deadlineAmbiguous: 'deadline-ambiguous',
  deadlineOnDayOff: 'deadline-on-day-off',
} as const;
export type FindingCode = (typeof FindingCode)[keyof typeof FindingCode];

export type Finding = {
  readonly code: FindingCode;
  /** Of the wording concerned; null: the record, or all of them. */
  readonly language: TextLanguage | null;
  readonly side: SideId | null;
  /** As the clause has it. */
  readonly written: string | null;
  /** Why an office is shut on the last day. */
  readonly dayOff: DayOff | null;
};

export type FindingContext = {
  readonly calendars: readonly SideCalendar[];
  /** Null: not a session of this workspace. */
  numberOfSession(session: string): number | null;
};

/** Compares what a clause says with what is recorded; `action` null: nothing is recorded. Empty: they agree. */
export function findingsOf(
  recognition: Recognition,
  action: Action | null,
  context: FindingContext,
): readonly Finding[] {
  const { kind, isDivergent, readings } = recognition;
  const diverging = isDivergent ? [finding(FindingCode.wordingsDiverge)] : [];
  if (action === null) {
    return isToBeOffered(recognition) ? [finding(FindingCode.notRegistered), ...diverging] : diverging;
  }
  const { commitment } = action;
  const dayOfDeadline = commitment.deadline?.kind === 'absolute' ? commitment.deadline.day : null;
  const read = Object.entries(readings) as [DeadlineLanguage, ClauseReading][]; // a record of ours has only these keys
  return [
    ...(kind === null ? [finding(FindingCode.noCommitment)] : []),
    ...diverging,
    ...missingIn(commitment),
    ...sidesDiffering(recognition, commitment),
    ...read.flatMap(([language, { responsible, deadline }]) => [
      ...responsible.flatMap((each) => bodiesDiffering(each, language, commitment)),
      ...deadlineDiffering({ deadline, language }, commitment, context),
    ]),
    ...(dayOfDeadline === null ? [] : daysOff(dayOfDeadline, commitment, context.calendars)),
  ];
}

/** A finding for each language whose wording is no longer the one that the action quotes, or is gone. */
export function changedWordings(
  quote: ClauseQuote,
  digestsNow: Readonly<Partial<Record<TextLanguage, string>>>,
): readonly Finding[] {
  return Object.values(TextLanguage).flatMap((language) => {
    const quoted = quote.wordings[language];
    const isSame = quoted === undefined || quoted.digest === digestsNow[language];
    return isSame ? [] : [finding(FindingCode.wordingChanged, { language })];
  });
}

/** What domain rule 20 asks of a commitment: a warning in a draft, a blocker at freeze. */
function missingIn({ parts, deliverable, deadline }: Commitment): readonly Finding[] {
  const lacksDeliverable =
    Object.keys(deliverable).length === 0 && parts.some((part) => Object.keys(part.deliverable).length === 0);
  return [
    ...parts.flatMap(({ side, leadBody }) =>
      leadBody === null ? [finding(FindingCode.leadBodyMissing, { side })] : [],
    ),
    ...(lacksDeliverable ? [finding(FindingCode.deliverableMissing)] : []),
    ...(deadline === null ? [finding(FindingCode.deadlineMissing)] : []),
  ];
}

function finding(code: FindingCode, given: Partial<Omit<Finding, 'code'>> = {}): Finding {
  return { code, language: null, side: null, written: null, dayOff: null, ...given };
}

function sidesDiffering({ kind, sides }: Recognition, { parts }: Commitment): readonly Finding[] {
  if (kind === null) return [];
  if (sides.length === 0) return [finding(FindingCode.sideMissing)];
  const recorded = parts.map(({ side }) => side);
  const odd = [...new Set([...sides, ...recorded])].filter(
    (side) => sides.includes(side) !== recorded.includes(side),
  );
  return odd.map((side) => finding(FindingCode.sidesDiffer, { side }));
}

function bodiesDiffering(
  { side, lead, coExecutors }: ReadResponsible,
  language: DeadlineLanguage,
  { parts }: Commitment,
): readonly Finding[] {
  const unknown = [lead, ...coExecutors].filter(({ id }) => id === null);
  const part = parts.find((each) => each.side === side);
  const found = unknown.map(({ words }) =>
    finding(FindingCode.bodyUnknown, { language, side, written: words }),
  );
  if (part === undefined || unknown.length > 0) return found;
  if (lead.id !== part.leadBody) {
    return [finding(FindingCode.leadBodyDiffers, { language, side, written: lead.words })];
  }
  const written = coExecutors.map(({ words }) => words).join(', ');
  const isSame = sameBodies(
    coExecutors.flatMap(({ id }) => id ?? []),
    part.coExecutors,
  );
  return isSame ? [] : [finding(FindingCode.coExecutorsDiffer, { language, side, written })];
}

function sameBodies(one: readonly BodyId[], other: readonly BodyId[]): boolean {
  return [...one].sort().join() === [...other].sort().join();
}

function deadlineDiffering(
  { deadline: read, language }: { deadline: ReadDeadline | null; language: DeadlineLanguage },
  { deadline: recorded }: Commitment,
  context: FindingContext,
): readonly Finding[] {
  if (read === null) return [];
  const said = { language, written: read.words };
  const ambiguous = read.isAmbiguous ? [finding(FindingCode.deadlineAmbiguous, said)] : [];
  if (recorded === null || isSameDeadline(read, recorded, context)) return ambiguous;
  return [...ambiguous, finding(FindingCode.deadlineDiffers, said)];
}

function isSameDeadline(read: ReadDeadline, recorded: Deadline, context: FindingContext): boolean {
  if (read.kind === 'absolute') return recorded.kind === 'absolute' && recorded.day === read.day;
  if (recorded.kind === 'absolute') return false;
  const { offset, trigger } = recorded;
  if (offset.count !== read.offset.count || offset.unit !== read.offset.unit) return false;
  if (read.trigger.kind !== 'session-opens') {
    // What an event is, only a person can tell; a receipt may be recorded as one until the delivering action is known.
    return trigger.kind === read.trigger.kind || trigger.kind === 'event';
  }
  if (trigger.kind !== 'session-opens') return false;
  const { number } = read.trigger;
  return number === null || context.numberOfSession(trigger.session) === number;
}

function daysOff(day: string, { parts }: Commitment, calendars: readonly SideCalendar[]): readonly Finding[] {
  return calendars.flatMap((calendar) => {
    const off = parts.some(({ side }) => side === calendar.side) ? dayOff(calendar, day) : null;
    if (off === null) return [];
    return [finding(FindingCode.deadlineOnDayOff, { side: calendar.side, written: day, dayOff: off })];
  });
}
