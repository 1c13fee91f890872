import { z } from 'zod/mini';
import { sessionIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { writtenNameSchema } from '#shared/sides/localized-name.ts';
import { DocumentKind } from './document.ts';
import { TextLanguage } from './text/text-shape.ts';

/** A document to begin, of both Sides. Minutes, and nothing else, are a sub-group's. */
export const newDocumentSchema = z
  .strictObject({
    kind: z.enum(DocumentKind),
    title: writtenNameSchema,
    session: sessionIdSchema,
    subGroup: z.nullable(subGroupIdSchema),
    languages: z.array(z.enum(TextLanguage)).check(z.minLength(1)),
  })
  .check(
    z.refine(({ languages }) => new Set(languages).size === languages.length, { path: ['languages'] }),
    z.refine(({ kind, subGroup }) => (kind === DocumentKind.minutes) === (subGroup !== null), {
      path: ['subGroup'],
    }),
  );
export type NewDocument = z.infer<typeof newDocumentSchema>;

/** Another title for a document. */
export const newTitleSchema = z.strictObject({ title: writtenNameSchema });
