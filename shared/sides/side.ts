import { z } from 'zod/mini';
import { sideIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from './localized-name.ts';

/** One of the two parties, as the screen shows it. `order` only makes lists stable: no Side comes first by right. */
export const sideSchema = z.object({
  id: sideIdSchema,
  /** Letters beside the colour, such as IND. */
  label: z.string().check(z.minLength(1), z.maxLength(8)),
  name: localizedNameSchema,
  /** IANA zone in which this Side's days end. */
  timeZone: z.string().check(z.minLength(1)),
  order: z.int(),
});
export type Side = z.infer<typeof sideSchema>;
