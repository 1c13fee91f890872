import { z } from 'zod/mini';
import { subGroupIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from './localized-name.ts';

/** A body of both Sides for a sector, valid for a period of the business calendar (both days inclusive). */
export const subGroupSchema = z.object({
  id: subGroupIdSchema,
  name: localizedNameSchema,
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
});
export type SubGroup = z.infer<typeof subGroupSchema>;
