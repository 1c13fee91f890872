import { z } from 'zod/mini';
import { sectorIdSchema } from '#shared/core/id.ts';
import { localizedNameSchema } from '#shared/sides/localized-name.ts';

/** A field of cooperation; initiatives and actions are counted by it. */
export const sectorSchema = z.object({ id: sectorIdSchema, name: localizedNameSchema });
export type Sector = z.infer<typeof sectorSchema>;
