import { z } from 'zod/mini';

/** `POST /api/demo/clock`: the business date that a demonstration goes on from. */
export const demoClockSchema = z.strictObject({
  day: z.iso.date().check(z.refine((day) => day >= '2024-01-01' && day <= '2035-12-31')),
});
