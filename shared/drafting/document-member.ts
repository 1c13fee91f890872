import { z } from 'zod/mini';
import { memberIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';

/** One line of `GET /api/documents/:id/members`: somebody who may read the document. Name and Side, nothing else. */
export const documentMemberSchema = z.object({
  id: memberIdSchema,
  side: z.nullable(sideIdSchema),
  name: localizedNameSchema,
});
export type DocumentMember = z.infer<typeof documentMemberSchema>;
