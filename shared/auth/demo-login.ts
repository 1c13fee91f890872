import { z } from 'zod/mini';
import { memberIdSchema, sideIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { roleSchema } from '#shared/access/role.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';

/** Body of `POST /api/demo/login`. */
export const demoLoginSchema = z.strictObject({ member: memberIdSchema });

/** One line of `GET /api/demo/members`: a person to choose. */
export const demoMemberSchema = z.object({
  id: memberIdSchema,
  side: z.nullable(sideIdSchema),
  role: roleSchema,
  subGroup: z.nullable(subGroupIdSchema),
  name: localizedNameSchema,
});
export type DemoMember = z.infer<typeof demoMemberSchema>;
