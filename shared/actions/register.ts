import { z } from 'zod/mini';
import {
  actionIdSchema,
  bodyIdSchema,
  documentIdSchema,
  initiativeIdSchema,
  sectorIdSchema,
  sessionIdSchema,
  sideIdSchema,
  subGroupIdSchema,
} from '#shared/core/id.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { sectorSchema } from '#shared/initiatives/sector.ts';
import { bodySchema } from '#shared/sides/body.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';
import { CommitmentKind } from './action.ts';
import { Ending, ReportStatus } from './action-facts.ts';
import { ActionStatus } from './action-status.ts';
import { textWordsSchema } from './action-words.ts';
import { deadlineSchema, WorkingDayRule } from './deadline.ts';
import { DueState } from './due-state.ts';

const seqSchema = z.int().check(z.positive());

/** One Side's part as the register shows it. */
const registerPartSchema = z.object({
  side: sideIdSchema,
  /** What the Side reports; `closed`: the other Side has accepted it. */
  status: z.enum({ open: 'open', ...ReportStatus, closed: 'closed' } as const),
  leadBody: z.nullable(bodyIdSchema),
  coExecutors: z.array(bodyIdSchema),
  /** The last report since the part was opened: an answer names it. Null: none. */
  report: z.nullable(z.object({ seq: seqSchema, on: z.iso.date() })),
});
export type RegisterPart = z.infer<typeof registerPartSchema>;

/** What one Side has proposed and the other has still to answer. */
const openProposalSchema = z.object({
  seq: seqSchema,
  side: z.nullable(sideIdSchema),
  extendTo: z.nullable(deadlineSchema),
  ending: z.nullable(z.enum(Ending)),
});

/** Where the commitment stands, by clause and digest per language; its words come with the action itself. */
const quotedClauseSchema = z.object({
  document: documentIdSchema,
  cid: z.string(),
  digests: z.partialRecord(z.enum(TextLanguage), z.string()),
});

/**
 * A row of the register: all that a table, a board, a timeline or a chart shows of an action, as of one business date.
 * Its deadline is put into words by `deadline-text.ts`, its number by `actionLabel`.
 */
export const registerRowSchema = z.object({
  id: actionIdSchema,
  /** Of the last fact: a command says which one it was given on. */
  revision: seqSchema,
  session: sessionIdSchema,
  sessionNumber: z.int(),
  /** In sessions, counted to the current one; 0: promised by it. */
  age: z.int(),
  kind: z.enum(CommitmentKind),
  deliverable: textWordsSchema,
  parts: z.array(registerPartSchema),
  status: z.enum(ActionStatus),
  isUnfinished: z.boolean(),
  deadline: z.nullable(deadlineSchema),
  triggerDay: z.nullable(z.iso.date()),
  /** The last day, inclusive; null: there is none yet. */
  due: z.nullable(z.iso.date()),
  dueState: z.enum(DueState),
  isStale: z.boolean(),
  /** How often the deadline was extended. */
  extensions: z.int(),
  proposal: z.nullable(openProposalSchema),
  dependsOn: z.nullable(actionIdSchema),
  initiative: z.nullable(initiativeIdSchema),
  sector: z.nullable(sectorIdSchema),
  subGroup: z.nullable(subGroupIdSchema),
  quote: z.nullable(quotedClauseSchema),
  /** The clause reads otherwise than when it was quoted, or is gone. */
  hasWordingChanged: z.boolean(),
  carriedInto: z.array(sessionIdSchema),
  registeredOn: z.iso.date(),
  lastHeardOn: z.iso.date(),
  /** When the last Side reported its part done, as far as that report stands; on time or not is told by `due`. */
  doneOn: z.nullable(z.iso.date()),
  /** When it was closed by both Sides or ended by their agreement. */
  finishedOn: z.nullable(z.iso.date()),
});
export type RegisterRow = z.infer<typeof registerRowSchema>;

/** An initiative as the register names and filters by it. */
const registerInitiativeSchema = z.object({
  id: initiativeIdSchema,
  name: localizedNameSchema,
  sector: sectorIdSchema,
});

/** Answer of `GET /api/actions`: every row, and the names of what the rows refer to by id. */
export const registerSchema = z.object({
  businessDay: z.iso.date(),
  currentSession: z.nullable(z.object({ id: sessionIdSchema, number: z.int() })),
  rows: z.array(registerRowSchema),
  bodies: z.array(bodySchema),
  sectors: z.array(sectorSchema),
  initiatives: z.array(registerInitiativeSchema),
  /** What is done with a last day that is a day off. */
  workingDayRule: z.enum(WorkingDayRule),
  /** Whether this member may register an action and run those that there are. */
  mayRun: z.boolean(),
});
export type Register = z.infer<typeof registerSchema>;

/** `POST /api/actions/working-day-rule`. */
export const workingDayRuleChoiceSchema = z.strictObject({ rule: z.enum(WorkingDayRule) });
