import { CommitmentKind, type Commitment } from '#shared/actions/action.ts';
import type { Deadline, Trigger } from '#shared/actions/deadline.ts';
import type { SessionId, SideId } from '#shared/core/id.ts';
import { PLACEHOLDER } from '#shared/drafting/placeholder.ts';
import { type Cue, Modality } from './modality.ts';
import { type ClauseReading, type KnownNames, readClause, readLanguages } from './read-clause.ts';
import type { DeadlineLanguage, ReadDeadline } from './read-deadline.ts';

/** The wordings of a clause; a language that cannot be read may be among them. */
export type Wordings = Readonly<Partial<Record<string, string>>>;

export type Recognition = {
  /** Null: the clause makes no action. */
  readonly kind: CommitmentKind | null;
  readonly readings: Readonly<Partial<Record<DeadlineLanguage, ClauseReading>>>;
  /** Whom it binds, in the order of the workspace; none: a commitment without an owner. */
  readonly sides: readonly SideId[];
  /** One wording makes an action, or makes a firmer one, where another does not. */
  readonly isDivergent: boolean;
  /** In every language in which it makes an action something is left to be filled in: what it binds to is not known. */
  readonly isBlank: boolean;
};

const kindOf: Readonly<Partial<Record<Modality, CommitmentKind>>> = {
  [Modality.commitment]: CommitmentKind.commitment,
  [Modality.soft]: CommitmentKind.soft,
};

/** Whether a clause makes an action (domain rule 19). The wordings are read each by itself; the firmest one counts. */
export function recogniseCommitment(wordings: Wordings, known: KnownNames): Recognition {
  const read = readLanguages.flatMap((language) => {
    const words = wordings[language];
    return words === undefined ? [] : [[language, readClause(words, language, known)] as const];
  });
  const kinds = read.map(([, { modality }]) => kindOf[modality] ?? null);
  const kind = [CommitmentKind.commitment, CommitmentKind.soft].find((each) => kinds.includes(each)) ?? null;
  const bound = new Set(read.flatMap(([, reading]) => sidesOf(reading, kind)));
  return {
    kind,
    readings: Object.fromEntries(read),
    sides: known.sides.map(({ id }) => id).filter((id) => bound.has(id)),
    isDivergent: new Set(kinds).size > 1,
    isBlank: read.every(
      ([language, { modality }]) =>
        kindOf[modality] === undefined || wordings[language]?.includes(PLACEHOLDER) === true,
    ),
  };
}

/**
 * The commitment that is offered for a recognised clause, to be looked at by a person: the sentence as deliverable, and
 * what it says of bodies and deadline. Null when it makes no action, or binds nobody.
 */
export function offeredCommitment(
  { kind, readings, sides }: Recognition,
  sessionOf: (number: number | null) => SessionId | null,
): Commitment | null {
  if (kind === null || sides.length === 0) return null;
  const read = Object.entries(readings);
  const [first] = read.flatMap(([, { deadline }]) => (deadline === null ? [] : [deadline]));
  const words = Object.fromEntries(read.map(([language, { deadline }]) => [language, deadline?.words ?? '']));
  return {
    kind,
    deliverable: Object.fromEntries(read.map(([language, { body }]) => [language, body])),
    parts: sides.map((side) => {
      const all = read.flatMap(([, { responsible }]) => responsible.filter((each) => each.side === side));
      const told = all.find(({ lead }) => lead.id !== null);
      const others = told?.coExecutors.flatMap(({ id }) => (id === null ? [] : [id])) ?? [];
      return { side, leadBody: told?.lead.id ?? null, coExecutors: others, deliverable: {} };
    }),
    deadline: first === undefined ? null : offeredDeadline(first, words, sessionOf),
    dependsOn: null,
  };
}

/** What waits for a delivery is offered as an event: which action delivers, a person knows. */
function offeredDeadline(
  read: ReadDeadline,
  words: Readonly<Record<string, string>>,
  sessionOf: (number: number | null) => SessionId | null,
): Deadline {
  if (read.kind === 'absolute') return { kind: 'absolute', day: read.day };
  const session = read.trigger.kind === 'session-opens' ? sessionOf(read.trigger.number) : null;
  const trigger: Trigger = session === null ? { kind: 'event', words } : { kind: 'session-opens', session };
  return { kind: 'relative', trigger, offset: read.offset };
}

/** Those that its phrases bind; else those for whom it names a body. */
function sidesOf({ cues, responsible }: ClauseReading, kind: CommitmentKind | null): readonly SideId[] {
  const binding = cues.filter((cue: Cue) => kind !== null && kindOf[cue.modality] === kind);
  const bound = binding.flatMap(({ sides }) => sides);
  return bound.length > 0 || binding.length === 0
    ? bound
    : responsible.flatMap(({ side }) => (side === null ? [] : [side]));
}
