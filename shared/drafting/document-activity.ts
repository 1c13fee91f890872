import { z } from 'zod/mini';
import { documentIdSchema, memberIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';

const personSchema = z.object({
  member: memberIdSchema,
  side: z.nullable(sideIdSchema),
  name: localizedNameSchema,
});

/** Who is in a document now, and who changed it since I last had it open. Members and counts; never words. */
export const documentActivitySchema = z.object({
  document: documentIdSchema,
  people: z.array(personSchema),
  /** `count`: spells of writing, each without a longer pause. Not one's own. Whoever wrote last comes first. */
  changes: z.array(z.extend(personSchema, { count: z.int().check(z.positive()), at: z.number() })),
});
export type DocumentActivity = z.infer<typeof documentActivitySchema>;
