import { z } from 'zod/mini';
import { memberIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';
import { actionSchema } from './action.ts';
import { actionFactSchema } from './action-facts.ts';
import { FindingCode } from './action-findings.ts';
import { ActionMove } from './action-moves.ts';
import { deadlineSchema } from './deadline.ts';
import { registerRowSchema } from './register.ts';

const dayOffSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('weekend') }),
  z.object({ kind: z.literal('holiday'), name: localizedNameSchema }),
]);

const findingSchema = z.object({
  code: z.enum(FindingCode),
  language: z.nullable(z.enum(TextLanguage)),
  side: z.nullable(sideIdSchema),
  written: z.nullable(z.string()),
  dayOff: z.nullable(dayOffSchema),
});

/**
 * Answer of `GET /api/actions/:id`, and of every command on one action: the action as it is now, its whole history in
 * order, what the asking member may do next, and what does not agree with its clause.
 */
export const actionDetailSchema = z.object({
  row: registerRowSchema,
  /** With the commitment and the quoted words as they are in force. */
  action: actionSchema,
  /** Append-only; the evidence of a report is in its fact. */
  facts: z.array(actionFactSchema),
  /** From the first to the one in force, each with the fact that set it. */
  deadlines: z.array(z.object({ deadline: z.nullable(deadlineSchema), since: z.int() })),
  /** Names of those who wrote in the history. */
  members: z.array(z.object({ id: memberIdSchema, name: localizedNameSchema })),
  /** In the order of a review; empty for those who only read. */
  moves: z.array(z.enum(ActionMove)),
  findings: z.array(findingSchema),
  /** The quoted clause as it reads today; null: nothing is quoted, or the clause is gone. */
  clauseNow: z.nullable(z.partialRecord(z.enum(TextLanguage), z.string())),
  /** The clause is agreed or sealed: only both Sides together change what it promised. */
  isClauseFrozen: z.boolean(),
});
export type ActionDetail = z.infer<typeof actionDetailSchema>;

/** Body of a refusal `out-of-date` (409): somebody else wrote meanwhile, and this is how it stands now. */
export const outOfDateSchema = z.object({ code: z.literal('out-of-date'), present: actionDetailSchema });
