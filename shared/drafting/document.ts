import { z } from 'zod/mini';
import { verbSchema } from '#shared/access/verb.ts';
import { documentIdSchema, sessionIdSchema, sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';
import { TextLanguage } from './text/text-shape.ts';

/** What a document is; it decides who may do what, and a protocol alone is agreed clause by clause. */
export const DocumentKind = {
  protocol: 'protocol',
  minutes: 'minutes',
  agenda: 'agenda',
  note: 'note',
} as const;
export type DocumentKind = (typeof DocumentKind)[keyof typeof DocumentKind];

/** How far a document has come. An agreed one is frozen, a sealed one immutable. */
export const DocumentStage = {
  drafting: 'drafting',
  reconciling: 'reconciling',
  agreed: 'agreed',
  sealed: 'sealed',
} as const;
export type DocumentStage = (typeof DocumentStage)[keyof typeof DocumentStage];

/** A document as a member sees it: what it is, and what this member may do to it. It holds no words of its text. */
export const documentSchema = z.object({
  id: documentIdSchema,
  kind: z.enum(DocumentKind),
  title: localizedNameSchema,
  session: z.nullable(sessionIdSchema),
  subGroup: z.nullable(subGroupIdSchema),
  /** Null for a document of both Sides. */
  side: z.nullable(sideIdSchema),
  stage: z.enum(DocumentStage),
  /** Put aside: read-only, listed apart, and may be brought back. */
  isArchived: z.boolean(),
  /** The languages it is written in: the only fragments its text may have. */
  languages: z.array(z.enum(TextLanguage)).check(z.minLength(1)),
  may: z.array(verbSchema),
});
export type Document = z.infer<typeof documentSchema>;
