import { z } from 'zod/mini';
import { memberIdSchema, sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { roleSchema } from '#shared/access/role.ts';
import { localizedNameSchema } from './localized-name.ts';

/** A person acting for a Side, with the role and the sub-groups of today. An administrator has no Side. */
export const memberSchema = z.object({
  id: memberIdSchema,
  side: z.nullable(sideIdSchema),
  role: roleSchema,
  subGroups: z.array(subGroupIdSchema),
  name: localizedNameSchema,
  /** Kept out until somebody lets the member in again. */
  isSuspended: z.boolean(),
});
export type Member = z.infer<typeof memberSchema>;
