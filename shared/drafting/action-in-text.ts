import { z } from 'zod/mini';
import { actionDetailSchema } from '#shared/actions/action-detail.ts';
import { registerRowSchema } from '#shared/actions/register.ts';
import { documentIdSchema, memberIdSchema, sessionIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';
import { TextLanguage } from './text/text-shape.ts';

/** Answer of `POST /api/documents/:id/actions`: the action, and the command that put its chip into the clause. */
export const registeredInTextSchema = z.object({
  detail: actionDetailSchema,
  command: z.string(),
  part: z.nullable(z.string()),
});
export type RegisteredInText = z.infer<typeof registeredInTextSchema>;

/** Answer of `GET /api/documents/:id/actions`: what the document promised, and what chips in it name. */
export const documentActionsSchema = z.object({
  rows: z.array(registerRowSchema),
  /** Whether this member may make an action of a clause of this document. */
  mayRegister: z.boolean(),
});
export type DocumentActions = z.infer<typeof documentActionsSchema>;

/** A part with a chip of an action, initiative or figure, in one language. */
const mentionSchema = z.object({
  document: documentIdSchema,
  documentTitle: localizedNameSchema,
  session: z.nullable(sessionIdSchema),
  cid: z.string(),
  language: z.enum(TextLanguage),
  /** As references show it: "12"; null: the part has none. */
  number: z.nullable(z.string()),
  words: z.string(),
});
export type ClauseMention = z.infer<typeof mentionSchema>;

/** Answer of `GET /api/initiatives/:id/mentions` and `GET /api/actions/:id/mentions`, by document and place in it. */
export const mentionListSchema = z.object({ mentions: z.array(mentionSchema) });

const cidSchema = z.string().check(z.minLength(1), z.maxLength(64));

/** `POST /api/documents/:id/brought-clauses`: a part of minutes into a Protocol. `after` null: to its beginning. */
export const bringClauseSchema = z.strictObject({
  from: z.strictObject({ document: documentIdSchema, cid: cidSchema }),
  after: z.nullable(cidSchema),
});
export type BringClause = z.infer<typeof bringClauseSchema>;

/** Answer of `GET /api/documents/:id/clauses`: the parts with words that may be brought, in the order of the text. */
export const bringableClausesSchema = z.object({
  clauses: z.array(z.object({ cid: cidSchema, words: z.partialRecord(z.enum(TextLanguage), z.string()) })),
});
export type BringableClause = z.infer<typeof bringableClausesSchema>['clauses'][number];

/** Where a clause was brought from. `now`: how the origin stands to what was brought. */
const clauseOriginSchema = z.object({
  cid: z.string(),
  from: z.object({
    document: documentIdSchema,
    documentTitle: localizedNameSchema,
    cid: z.string(),
  }),
  at: z.number(),
  member: memberIdSchema,
  side: z.nullable(sideIdSchema),
  now: z.enum(['same', 'changed', 'gone']),
});
export type ClauseOrigin = z.infer<typeof clauseOriginSchema>;

/** Answer of `GET /api/documents/:id/origins`. */
export const clauseOriginsSchema = z.object({ origins: z.array(clauseOriginSchema) });
