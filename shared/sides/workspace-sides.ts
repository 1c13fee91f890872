import { z } from 'zod/mini';
import { SideOrder, sideOrderSchema } from './side-order.ts';
import { sideSchema } from './side.ts';
import { subGroupSchema } from './sub-group.ts';

/** Answer of `GET /api/sides`: both Sides, and every sub-group with its period. */
export const workspaceSidesSchema = z.object({
  sides: z.array(sideSchema),
  subGroups: z.array(subGroupSchema),
  /** Absent in answers that older pages kept. */
  order: z._default(sideOrderSchema, SideOrder.asListed),
});
export type WorkspaceSides = z.infer<typeof workspaceSidesSchema>;
