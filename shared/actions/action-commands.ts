import { z } from 'zod/mini';
import { actionIdSchema, bodyIdSchema, documentIdSchema, sessionIdSchema } from '#shared/core/id.ts';
import { commitmentSchema, evidenceSchema, filingSchema } from './action.ts';
import { Ending, ReportStatus } from './action-facts.ts';
import { ActionMove, ActionRefusal } from './action-moves.ts';
import { actionWordsSchema } from './action-words.ts';
import { deadlineSchema } from './deadline.ts';
import { registerRowSchema } from './register.ts';

/** Pieces of evidence with one report. */
const MOST_EVIDENCE = 20;
/** Actions of one bulk edit: more than a screen shows, and still a short wait. */
const MOST_BULK_MOVES = 200;

const seqSchema = z.int().check(z.positive());
const reason = actionWordsSchema;

/** `POST /api/actions`: from a clause, which is then quoted as it reads now, or by hand. The server numbers it. */
export const newActionSchema = z.strictObject({
  session: sessionIdSchema,
  commitment: commitmentSchema,
  filing: filingSchema,
  clause: z.nullable(
    z.strictObject({ document: documentIdSchema, cid: z.string().check(z.minLength(1), z.maxLength(64)) }),
  ),
});
export type NewAction = z.infer<typeof newActionSchema>;

/** One step in the life of an action, as a member asks for it. Answers name the fact that they answer by its `seq`. */
export const actionStepSchema = z.discriminatedUnion('move', [
  z.strictObject({
    move: z.literal(ActionMove.report),
    status: z.enum(ReportStatus),
    words: actionWordsSchema,
    /** A file is sent before, by `POST /api/evidence-files`. */
    evidence: z.array(evidenceSchema).check(z.maxLength(MOST_EVIDENCE)),
  }),
  z.strictObject({ move: z.literal(ActionMove.accept), report: seqSchema }),
  z.strictObject({ move: z.literal(ActionMove.return), report: seqSchema, reason }),
  z.strictObject({ move: z.literal(ActionMove.extend), deadline: deadlineSchema, reason }),
  z.strictObject({
    move: z.literal(ActionMove.end),
    ending: z.enum(Ending),
    by: z.nullable(actionIdSchema),
    reason,
  }),
  z.strictObject({ move: z.literal(ActionMove.acceptProposal), proposal: seqSchema }),
  z.strictObject({ move: z.literal(ActionMove.declineProposal), proposal: seqSchema, reason }),
  z.strictObject({ move: z.literal(ActionMove.withdrawProposal), proposal: seqSchema }),
  z.strictObject({ move: z.literal(ActionMove.reopen), reason }),
  z.strictObject({ move: z.literal(ActionMove.note), words: actionWordsSchema }),
  z.strictObject({ move: z.literal('record-trigger'), day: z.iso.date() }),
  z.strictObject({ move: z.literal('amend'), commitment: commitmentSchema }),
  z.strictObject({
    move: z.literal('name-bodies'),
    leadBody: bodyIdSchema,
    coExecutors: z.array(bodyIdSchema).check(z.maxLength(20)),
  }),
  z.strictObject({ move: z.literal('file'), filing: filingSchema }),
  /** Quote the clause as it reads now. */
  z.strictObject({ move: z.literal('renew-quote') }),
]);
export type ActionStep = z.infer<typeof actionStepSchema>;

/** `POST /api/actions/:id/moves`. A revision that has passed is refused with `out-of-date` and the present state. */
export const moveCommandSchema = z.strictObject({ expectedRevision: seqSchema, move: actionStepSchema });
export type MoveCommand = z.infer<typeof moveCommandSchema>;

/** `POST /api/actions/bulk-moves`: each is done or refused by itself. */
export const bulkMovesSchema = z.strictObject({
  moves: z
    .array(z.strictObject({ action: actionIdSchema, expectedRevision: seqSchema, move: actionStepSchema }))
    .check(z.minLength(1), z.maxLength(MOST_BULK_MOVES)),
});
export type BulkMoves = z.infer<typeof bulkMovesSchema>;

/** Why a move of a bulk edit was not done; `forbidden` and `not-found` as error codes, the rest from the state. */
const bulkRefusalSchema = z.enum({
  ...ActionRefusal,
  forbidden: 'forbidden',
  notFound: 'not-found',
  invalid: 'invalid-input',
});

/** Answer of a bulk edit, in the order of the moves. */
export const bulkOutcomesSchema = z.object({
  outcomes: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('done'), action: actionIdSchema, row: registerRowSchema }),
      z.object({ kind: z.literal('refused'), action: actionIdSchema, refusal: bulkRefusalSchema }),
    ]),
  ),
});
export type BulkOutcomes = z.infer<typeof bulkOutcomesSchema>;
