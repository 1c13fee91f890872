import { z } from 'zod/mini';
import { sideSchema } from './side.ts';
import { subGroupSchema } from './sub-group.ts';

/** Answer of `GET /api/sides`: both Sides, and every sub-group with its period. */
export const workspaceSidesSchema = z.object({
  sides: z.array(sideSchema),
  subGroups: z.array(subGroupSchema),
});
export type WorkspaceSides = z.infer<typeof workspaceSidesSchema>;
