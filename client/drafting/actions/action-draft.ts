import type { CommitmentKind } from '#shared/actions/action.ts';
import type { NewAction } from '#shared/actions/action-commands.ts';
import {
  type Deadline,
  type OffsetUnit,
  OffsetUnit as Unit,
  type Trigger,
} from '#shared/actions/deadline.ts';
import { offeredCommitment, type Recognition } from '#shared/actions/recognition/recognise-commitment.ts';
import type {
  ActionId,
  BodyId,
  DocumentId,
  InitiativeId,
  SectorId,
  SessionId,
  SideId,
  SubGroupId,
} from '#shared/core/id.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

export type TextWordsDraft = Readonly<Partial<Record<TextLanguage, string>>>;

export type PartDraft = {
  readonly side: SideId;
  readonly isBound: boolean;
  readonly leadBody: BodyId | null;
  readonly coExecutors: readonly BodyId[];
};

export type DeadlineDraft = {
  readonly kind: 'none' | 'absolute' | 'relative';
  readonly day: string;
  /** Without a sign. */
  readonly count: number;
  readonly unit: OffsetUnit;
  readonly isBefore: boolean;
  readonly trigger: Trigger['kind'];
  readonly action: ActionId | null;
  readonly session: SessionId;
  readonly words: TextWordsDraft;
};

/** A new action as it stands in the form. */
export type ActionDraft = {
  readonly kind: CommitmentKind;
  readonly parts: readonly PartDraft[];
  readonly deliverable: TextWordsDraft;
  readonly deadline: DeadlineDraft;
  readonly dependsOn: ActionId | null;
  readonly initiative: InitiativeId | null;
  readonly subGroup: SubGroupId | null;
  readonly sector: SectorId | null;
};

export type DraftGround = {
  readonly recognition: Recognition | null;
  /** The words of the clause: the deliverable of one that is marked by hand. */
  readonly words: TextWordsDraft;
  readonly sides: readonly SideId[];
  readonly session: SessionId;
  readonly subGroup: SubGroupId | null;
  /** By number; null: the next one. Null for one that does not exist. */
  readonly sessionOf: (number: number | null) => SessionId | null;
};

/** What recognition has read, for a person to look over; of a clause that it does not take for a commitment, the words. */
export function draftOf({
  recognition,
  words,
  sides,
  session,
  subGroup,
  sessionOf,
}: DraftGround): ActionDraft {
  const offered = recognition === null ? null : offeredCommitment(recognition, sessionOf);
  const deliverable = offered?.deliverable ?? {};
  return {
    kind: recognition?.kind ?? 'commitment',
    parts: sides.map((side) => {
      const part = offered?.parts.find((each) => each.side === side);
      return {
        side,
        isBound: part !== undefined,
        leadBody: part?.leadBody ?? null,
        coExecutors: part?.coExecutors ?? [],
      };
    }),
    deliverable: Object.keys(deliverable).length > 0 ? deliverable : words,
    deadline: deadlineDraftOf(offered?.deadline ?? null, session),
    dependsOn: null,
    initiative: null,
    subGroup,
    sector: null,
  };
}

function deadlineDraftOf(deadline: Deadline | null, session: SessionId): DeadlineDraft {
  const none: DeadlineDraft = {
    kind: 'none',
    day: '',
    count: 30,
    unit: Unit.day,
    isBefore: false,
    trigger: 'event',
    action: null,
    session,
    words: {},
  };
  if (deadline === null) return none;
  if (deadline.kind === 'absolute') return { ...none, kind: 'absolute', day: deadline.day };
  const { offset, trigger } = deadline;
  return {
    ...none,
    kind: 'relative',
    count: Math.abs(offset.count),
    unit: offset.unit,
    isBefore: offset.count < 0,
    trigger: trigger.kind,
    ...('session' in trigger && { session: trigger.session }),
    ...('words' in trigger && { words: trigger.words }),
  };
}

/** What is sent. Null while it lacks what makes it an action: a Side that is bound, or the words of its deadline. */
export function newActionOf(
  draft: ActionDraft,
  clause: { document: DocumentId; cid: string; session: SessionId },
): NewAction | null {
  const bound = draft.parts.filter(({ isBound }) => isBound);
  const deadline = deadlineOf(draft.deadline);
  if (bound.length === 0 || deadline === undefined) return null;
  return {
    session: clause.session,
    commitment: {
      kind: draft.kind,
      deliverable: filled(draft.deliverable),
      parts: bound.map(({ side, leadBody, coExecutors }) => ({
        side,
        leadBody,
        coExecutors: [...coExecutors],
        deliverable: {},
      })),
      deadline,
      dependsOn: draft.dependsOn,
    },
    filing: { initiative: draft.initiative, subGroup: draft.subGroup, sector: draft.sector },
    clause: { document: clause.document, cid: clause.cid },
  };
}

/** Undefined: it is not complete. */
function deadlineOf(draft: DeadlineDraft): Deadline | null | undefined {
  if (draft.kind === 'none') return null;
  if (draft.kind === 'absolute') return draft.day === '' ? undefined : { kind: 'absolute', day: draft.day };
  const trigger = triggerOf(draft);
  if (trigger === null || !Number.isInteger(draft.count) || draft.count < 0) return undefined;
  const count = draft.isBefore ? -draft.count : draft.count;
  return { kind: 'relative', trigger, offset: { count, unit: draft.unit } };
}

function triggerOf({ trigger, action, session, words }: DeadlineDraft): Trigger | null {
  switch (trigger) {
    case 'delivery-received':
      return action === null ? null : { kind: trigger, action };
    case 'session-opens':
    case 'protocol-signed':
      return { kind: trigger, session };
    case 'event': {
      const told = filled(words);
      return Object.keys(told).length === 0 ? null : { kind: trigger, words: told };
    }
    default:
      return null;
  }
}

/** Without what is empty: a language may still be missing. */
function filled(words: TextWordsDraft): TextWordsDraft {
  const told = Object.entries(words).filter(([, each]) => each.trim() !== '');
  return Object.fromEntries(told.map(([language, each]) => [language, each.trim()]));
}
