import { z } from 'zod/mini';
import {
  actionIdSchema,
  bodyIdSchema,
  memberIdSchema,
  sessionIdSchema,
  sideIdSchema,
} from '#shared/core/id.ts';
import { actionSchema, clauseQuoteSchema, commitmentSchema, evidenceSchema, filingSchema } from './action.ts';
import { actionWordsSchema } from './action-words.ts';
import { deadlineSchema } from './deadline.ts';

/** What a Side says of its own part. `reported` is its word for done; only the other Side closes it. */
export const ReportStatus = {
  inProgress: 'in-progress',
  awaitingOtherSide: 'awaiting-other-side',
  partiallyDone: 'partially-done',
  reported: 'reported',
} as const;
export type ReportStatus = (typeof ReportStatus)[keyof typeof ReportStatus];

/** Ways for an action to end without being done; both Sides agree to them. */
export const Ending = { superseded: 'superseded', dropped: 'dropped' } as const;
export type Ending = (typeof Ending)[keyof typeof Ending];

const written = {
  /** Place in the history of its action, from 1; answers name what they answer by it. */
  seq: z.int().check(z.positive()),
  at: z.int().check(z.gte(0)),
  /** The business date of the day. */
  on: z.iso.date(),
  member: z.union([memberIdSchema, z.literal('system')]),
  /** For whom; null: the system. */
  side: z.nullable(sideIdSchema),
};

const seqSchema = written.seq;
const reason = actionWordsSchema;

/** All that can happen to an action. Append-only: a name that was ever stored is never changed. */
export const actionFactSchema = z.discriminatedUnion('fact', [
  z.object({ ...written, fact: z.literal('ActionRegistered'), action: actionSchema }),
  z.object({ ...written, fact: z.literal('CommitmentAmended'), commitment: commitmentSchema }),
  z.object({ ...written, fact: z.literal('ActionFiled'), filing: filingSchema }),
  /** A Side names who acts for it; ministries change. */
  z.object({
    ...written,
    fact: z.literal('BodiesNamed'),
    leadBody: bodyIdSchema,
    coExecutors: z.array(bodyIdSchema),
  }),
  z.object({ ...written, fact: z.literal('QuoteRenewed'), quote: clauseQuoteSchema }),
  /** The day that a relative deadline waits for; recorded anew when it turns out otherwise. */
  z.object({ ...written, fact: z.literal('TriggerRecorded'), day: z.iso.date() }),
  z.object({
    ...written,
    fact: z.literal('ActionReported'),
    status: z.enum(ReportStatus),
    words: actionWordsSchema,
    evidence: z.array(evidenceSchema),
  }),
  z.object({ ...written, fact: z.literal('ReportAccepted'), report: seqSchema }),
  z.object({ ...written, fact: z.literal('ReportReturned'), report: seqSchema, reason }),
  z.object({ ...written, fact: z.literal('ExtensionProposed'), deadline: deadlineSchema, reason }),
  z.object({
    ...written,
    fact: z.literal('EndingProposed'),
    ending: z.enum(Ending),
    /** What takes its place, when that is an action. */
    by: z.nullable(actionIdSchema),
    reason,
  }),
  z.object({ ...written, fact: z.literal('ProposalAccepted'), proposal: seqSchema }),
  z.object({ ...written, fact: z.literal('ProposalDeclined'), proposal: seqSchema, reason }),
  z.object({ ...written, fact: z.literal('ProposalWithdrawn'), proposal: seqSchema }),
  z.object({ ...written, fact: z.literal('ActionReopened'), reason }),
  z.object({ ...written, fact: z.literal('ActionCarriedOver'), into: sessionIdSchema }),
  z.object({ ...written, fact: z.literal('ActionNoted'), words: actionWordsSchema }),
]);
export type ActionFact = z.infer<typeof actionFactSchema>;

/** The fact of that name. */
export type ActionFactOf<Name extends ActionFact['fact']> = Extract<ActionFact, { fact: Name }>;
