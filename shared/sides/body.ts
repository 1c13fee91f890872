import { z } from 'zod/mini';
import { bodyIdSchema, sideIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from './localized-name.ts';

/** A ministry, department or agency of a Side that may lead a commitment or carry it out with another. */
export const bodySchema = z.object({
  id: bodyIdSchema,
  side: sideIdSchema,
  name: localizedNameSchema,
  /** As a text names it once it has been introduced, such as DPIIT. */
  short: localizedNameSchema,
});
export type Body = z.infer<typeof bodySchema>;

/** Answer of `GET /api/bodies`: both Sides', in a stable order. */
export const bodyListSchema = z.object({ bodies: z.array(bodySchema) });
