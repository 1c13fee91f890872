import { z } from 'zod/mini';
import {
  actionIdSchema,
  bodyIdSchema,
  documentIdSchema,
  initiativeIdSchema,
  type ActionId,
  sectorIdSchema,
  sessionIdSchema,
  sideIdSchema,
  subGroupIdSchema,
} from '#shared/core/id.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { actionWordsSchema, textWordsSchema } from './action-words.ts';
import { deadlineSchema } from './deadline.ts';

/** How strongly a clause binds (domain rule 19): the output of a soft one is a reply. */
export const CommitmentKind = { commitment: 'commitment', soft: 'soft' } as const;
export type CommitmentKind = (typeof CommitmentKind)[keyof typeof CommitmentKind];

/** What one Side owes (domain rules 20 and 21). A missing lead body is a finding, not an error. */
const actionPartSchema = z.object({
  side: sideIdSchema,
  leadBody: z.nullable(bodyIdSchema),
  coExecutors: z.array(bodyIdSchema),
  /** Empty: the whole deliverable of the action. */
  deliverable: textWordsSchema,
});
export type ActionPart = z.infer<typeof actionPartSchema>;

/** The wording that an action quotes, per language, with the digest of the clause's canonical text (SHA-256, hex). */
export const clauseQuoteSchema = z.object({
  document: documentIdSchema,
  cid: z.string().check(z.minLength(1), z.maxLength(64)),
  wordings: z.partialRecord(
    z.enum(TextLanguage),
    z.object({ digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)), words: z.string() }),
  ),
});
export type ClauseQuote = z.infer<typeof clauseQuoteSchema>;

/** What was promised: it follows the clause while that is a draft; afterwards only both Sides together change it. */
export const commitmentSchema = z.object({
  kind: z.enum(CommitmentKind),
  deliverable: textWordsSchema,
  parts: z.array(actionPartSchema).check(
    z.minLength(1),
    z.refine((parts) => new Set(parts.map(({ side }) => side)).size === parts.length),
  ),
  deadline: z.nullable(deadlineSchema),
  /** The action that has to be done first. */
  dependsOn: z.nullable(actionIdSchema),
});
export type Commitment = z.infer<typeof commitmentSchema>;

/** Where the register keeps an action; it changes nothing of what was promised. */
export const filingSchema = z.object({
  initiative: z.nullable(initiativeIdSchema),
  subGroup: z.nullable(subGroupIdSchema),
  sector: z.nullable(sectorIdSchema),
});
export type Filing = z.infer<typeof filingSchema>;

/** A tracked item that quotes a commitment. Its state is what its facts say: `action-state.ts`. */
export const actionSchema = z.object({
  id: actionIdSchema,
  /** The session that promised it; its age is counted from there. */
  session: sessionIdSchema,
  commitment: commitmentSchema,
  filing: filingSchema,
  /** Null when the text that promised it is not in this workspace. */
  quote: z.nullable(clauseQuoteSchema),
});
export type Action = z.infer<typeof actionSchema>;

/** Proof that something was done (domain rule 24). */
export const evidenceSchema = z.discriminatedUnion('kind', [
  /** A letter or note, by its number and date. */
  z.object({ kind: z.literal('reference'), number: actionWordsSchema, date: z.iso.date() }),
  z.object({ kind: z.literal('clause'), document: documentIdSchema, cid: z.string().check(z.minLength(1)) }),
  /** `size` in bytes; the digest is SHA-256 in hex. */
  z.object({
    kind: z.literal('file'),
    name: actionWordsSchema,
    size: z.int().check(z.positive()),
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
]);
export type Evidence = z.infer<typeof evidenceSchema>;

/** What people call it: C-05. */
export const actionLabel = (id: ActionId): string => id.toUpperCase();
