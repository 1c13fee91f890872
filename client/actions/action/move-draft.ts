import { z } from 'zod/mini';
import { CommitmentKind, evidenceSchema } from '#shared/actions/action.ts';
import { type ActionStep, actionStepSchema } from '#shared/actions/action-commands.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { Ending, ReportStatus } from '#shared/actions/action-facts.ts';
import type { SideId } from '#shared/core/id.ts';
import {
  deadlineDraftSchema,
  deadlineOfDraft,
  draftOfDeadline,
  withoutBlanks,
  wordsDraftSchema,
} from './deadline-draft.ts';
import { StepName } from './step-name.ts';

/** All that a form may hold while it is written; each form shows its own part. An empty string: nothing is chosen. */
export const moveDraftSchema = z.object({
  /** The report, the reason, the note. */
  words: z.string(),
  status: z.enum(ReportStatus),
  evidence: z.array(evidenceSchema),
  deadline: deadlineDraftSchema,
  ending: z.enum(Ending),
  by: z.string(),
  day: z.string(),
  leadBody: z.string(),
  coExecutors: z.array(z.string()),
  initiative: z.string(),
  sector: z.string(),
  subGroup: z.string(),
  kind: z.enum(CommitmentKind),
  deliverable: wordsDraftSchema,
  boundSides: z.array(z.string()),
  dependsOn: z.string(),
});
export type MoveDraft = z.infer<typeof moveDraftSchema>;

/** What is still missing in a form, in the order in which it is asked for. */
export const Lack = {
  words: 'words',
  evidence: 'evidence',
  deadline: 'deadline',
  day: 'day',
  body: 'body',
  deliverable: 'deliverable',
  sides: 'sides',
} as const;
export type Lack = (typeof Lack)[keyof typeof Lack];

/** A form as it opens: what is recorded stands in it. */
export function blankDraft({ action, deadlines, row }: ActionDetail, side: SideId | null): MoveDraft {
  const { commitment, filing } = action;
  const own = commitment.parts.find((part) => part.side === side);
  return {
    words: '',
    status: ReportStatus.inProgress,
    evidence: [],
    deadline: draftOfDeadline(deadlines.at(-1)?.deadline ?? null, row.due),
    ending: Ending.superseded,
    by: '',
    day: row.triggerDay ?? '',
    leadBody: own?.leadBody ?? '',
    coExecutors: [...(own?.coExecutors ?? [])],
    initiative: filing.initiative ?? '',
    sector: filing.sector ?? '',
    subGroup: filing.subGroup ?? '',
    kind: commitment.kind,
    deliverable: commitment.deliverable,
    boundSides: commitment.parts.map((part) => part.side),
    dependsOn: commitment.dependsOn ?? '',
  };
}

const isWritten = (words: string): boolean => words.trim() !== '';
const orNull = (chosen: string): string | null => (chosen === '' ? null : chosen);

/** What the form of this step still lacks; null: it can be sent. */
export function lackOf(step: StepName, draft: MoveDraft): Lack | null {
  switch (step) {
    case StepName.report:
      if (!isWritten(draft.words)) return Lack.words;
      return draft.status === ReportStatus.reported && draft.evidence.length === 0 ? Lack.evidence : null;
    case StepName.extend:
      // No deadline at all is no extension.
      if ((deadlineOfDraft(draft.deadline) ?? null) === null) return Lack.deadline;
      return isWritten(draft.words) ? null : Lack.words;
    case StepName.return:
    case StepName.end:
    case StepName.declineProposal:
    case StepName.reopen:
    case StepName.note:
      return isWritten(draft.words) ? null : Lack.words;
    case StepName.recordTrigger:
      return z.iso.date().safeParse(draft.day).success ? null : Lack.day;
    case StepName.nameBodies:
      return draft.leadBody === '' ? Lack.body : null;
    case StepName.amend:
      return lackOfPromise(draft);
    default:
      return null; // a consent, or a choice of which any is good
  }
}

function lackOfPromise({ deliverable, boundSides, deadline }: MoveDraft): Lack | null {
  if (Object.keys(withoutBlanks(deliverable)).length === 0) return Lack.deliverable;
  if (boundSides.length === 0) return Lack.sides;
  return deadlineOfDraft(deadline) === undefined ? Lack.deadline : null;
}

/** On what, and for whom. */
type Given = { readonly detail: ActionDetail; readonly side: SideId | null };

/** The step that a complete form asks for; refuses, by RangeError, one that lacks something. */
export function stepOfDraft(step: StepName, draft: MoveDraft, given: Given): ActionStep {
  const parsed = actionStepSchema.safeParse({ move: step, ...toldBy(step, draft, given) });
  if (!parsed.success) throw new RangeError(`the form of ${step} is not complete`, { cause: parsed.error });
  return parsed.data;
}

function toldBy(step: StepName, draft: MoveDraft, given: Given): Record<string, unknown> {
  const { words } = draft;
  const { detail } = given;
  switch (step) {
    case StepName.report:
      return { status: draft.status, words, evidence: draft.evidence };
    case StepName.accept:
      return { report: reportToAnswer(given) };
    case StepName.return:
      return { report: reportToAnswer(given), reason: words };
    case StepName.extend:
      return { deadline: deadlineOfDraft(draft.deadline), reason: words };
    case StepName.end:
      return { ending: draft.ending, by: endedBy(draft), reason: words };
    case StepName.acceptProposal:
    case StepName.withdrawProposal:
      return { proposal: detail.row.proposal?.seq };
    case StepName.declineProposal:
      return { proposal: detail.row.proposal?.seq, reason: words };
    case StepName.reopen:
      return { reason: words };
    case StepName.note:
      return { words };
    default:
      return toldOfRecord(step, draft, detail);
  }
}

/** Only what is superseded has a successor. */
const endedBy = ({ ending, by }: MoveDraft): string | null =>
  ending === Ending.superseded ? orNull(by) : null;

function toldOfRecord(step: StepName, draft: MoveDraft, detail: ActionDetail): Record<string, unknown> {
  switch (step) {
    case StepName.recordTrigger:
      return { day: draft.day };
    case StepName.nameBodies:
      return {
        leadBody: draft.leadBody,
        coExecutors: draft.coExecutors.filter((body) => body !== draft.leadBody),
      };
    case StepName.file: {
      const { initiative, sector, subGroup } = draft;
      return {
        filing: { initiative: orNull(initiative), sector: orNull(sector), subGroup: orNull(subGroup) },
      };
    }
    case StepName.amend:
      return { commitment: commitmentOf(draft, detail) };
    default:
      return {}; // the clause as it reads now needs nothing from the form
  }
}

/** A Side that was bound keeps its bodies and its own part of the deliverable. */
function commitmentOf(draft: MoveDraft, { action }: ActionDetail): Record<string, unknown> {
  const { commitment } = action;
  const parts = draft.boundSides.map(
    (side) =>
      commitment.parts.find((part) => part.side === side) ?? {
        side,
        leadBody: null,
        coExecutors: [],
        deliverable: {},
      },
  );
  return {
    kind: draft.kind,
    deliverable: withoutBlanks(draft.deliverable),
    parts,
    deadline: deadlineOfDraft(draft.deadline),
    dependsOn: orNull(draft.dependsOn),
  };
}

/** The report of the other Side that waits for an answer: a working group has two Sides. */
export function reportToAnswer({ detail, side }: Given): number | undefined {
  const waiting = detail.row.parts.find((part) => part.side !== side && part.status === 'reported');
  return waiting?.report?.seq;
}
