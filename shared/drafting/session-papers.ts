import { z } from 'zod/mini';
import { documentIdSchema, sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { StandardPart } from './standard-parts.ts';
import { TextLanguage } from './text/text-shape.ts';

/** An item of the agenda as its document has it: number and words in each language of the text. */
const agendaItemSchema = z.object({
  cid: z.string(),
  number: z.nullable(z.string()),
  words: z.partialRecord(z.enum(TextLanguage), z.string()),
});

const missingPartSchema = z.object({
  part: z.enum(StandardPart),
  subGroup: z.nullable(subGroupIdSchema),
  side: z.nullable(sideIdSchema),
});

/** `GET /api/sessions/:number/papers`: what the common texts of a session say of it. Null: there is no such document. */
export const sessionPapersSchema = z.object({
  agenda: z.nullable(z.object({ document: documentIdSchema, items: z.array(agendaItemSchema) })),
  protocol: z.nullable(z.object({ document: documentIdSchema, missing: z.array(missingPartSchema) })),
});
export type SessionPapers = z.infer<typeof sessionPapersSchema>;
