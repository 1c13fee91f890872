import { z } from 'zod/mini';
import { registerRowSchema } from '#shared/actions/register.ts';
import { documentIdSchema, memberIdSchema, sessionIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';
import { indicatorSchema } from './indicator.ts';
import { initiativeSchema } from './initiative.ts';
import { sectorSchema } from './sector.ts';

/** How far an initiative has come. */
export const InitiativeStage = {
  proposed: 'proposed',
  study: 'study',
  negotiation: 'negotiation',
  implementation: 'implementation',
  operating: 'operating',
  completed: 'completed',
  suspended: 'suspended',
} as const;
export type InitiativeStage = (typeof InitiativeStage)[keyof typeof InitiativeStage];

const words = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

/** A stage that it reached; the history is append-only, the last one is in force. */
export const stageEntrySchema = z.object({
  seq: z.int(),
  stage: z.enum(InitiativeStage),
  on: z.iso.date(),
  words,
  member: z.union([memberIdSchema, z.literal('system')]),
  side: z.nullable(sideIdSchema),
});

export type StageEntry = z.infer<typeof stageEntrySchema>;

/** `POST /api/initiatives/:id/stages`; `expectedSeq` is that of the last stage, 0: there is none. */
export const newStageSchema = z.strictObject({
  expectedSeq: z.int().check(z.gte(0)),
  stage: z.enum(InitiativeStage),
  words,
});
export type NewStage = z.infer<typeof newStageSchema>;

/** An initiative in a list, with its actions counted: `finished` of `total`, `overdue` among the others. */
const initiativeRowSchema = z.object({
  initiative: initiativeSchema,
  stage: z.nullable(stageEntrySchema),
  actions: z.object({ total: z.int(), finished: z.int(), overdue: z.int() }),
});
export type InitiativeRow = z.infer<typeof initiativeRowSchema>;

/** Answer of `GET /api/initiatives`. */
export const initiativeListSchema = z.object({
  sectors: z.array(sectorSchema),
  initiatives: z.array(initiativeRowSchema),
});

/** A clause that mentions an initiative: by a chip in the text, or because an action of the initiative quotes it. */
const mentionSchema = z.object({
  document: documentIdSchema,
  title: localizedNameSchema,
  session: z.nullable(sessionIdSchema),
  cid: z.string(),
  words: z.partialRecord(z.enum(TextLanguage), z.string()),
});
export type InitiativeMention = z.infer<typeof mentionSchema>;

/** Answer of `GET /api/initiatives/:id`: as of now, across sessions. Mentions only of what the member may read. */
export const initiativePageSchema = z.object({
  initiative: initiativeSchema,
  sector: z.nullable(sectorSchema),
  stages: z.array(stageEntrySchema),
  actions: z.array(registerRowSchema),
  mentions: z.array(mentionSchema),
  mayRun: z.boolean(),
});
export type InitiativePage = z.infer<typeof initiativePageSchema>;

/** Answer of `GET /api/indicators`. */
export const indicatorListSchema = z.object({ indicators: z.array(indicatorSchema) });

/** `GET /api/sectors`. */
export const sectorListSchema = z.object({ sectors: z.array(sectorSchema) });
