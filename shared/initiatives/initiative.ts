import { z } from 'zod/mini';
import { bodyIdSchema, initiativeIdSchema, sectorIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';

/** The longer effort that actions serve, across sessions. */
export const initiativeSchema = z.object({
  id: initiativeIdSchema,
  name: localizedNameSchema,
  /** What it is for; null: not told. */
  goal: z.nullable(localizedNameSchema),
  sector: sectorIdSchema,
  subGroup: z.nullable(subGroupIdSchema),
  /** Of both Sides; a body knows its own. */
  leadBodies: z.array(bodyIdSchema),
});
export type Initiative = z.infer<typeof initiativeSchema>;
