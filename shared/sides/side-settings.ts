import { z } from 'zod/mini';
import { isTimeZone } from '#shared/core/time-zone.ts';
import { writtenNameSchema } from './written-name.ts';
import { sideCalendarSchema } from './side-calendar.ts';
import { sideOrderSchema } from './side-order.ts';
import { sideSchema } from './side.ts';

/** Answer of `GET /api/side-settings`. A Side without a calendar has not told when its offices work. */
export const sideSettingsSchema = z.object({
  sides: z.array(sideSchema),
  calendars: z.array(sideCalendarSchema),
  order: sideOrderSchema,
});
export type SideSettings = z.infer<typeof sideSettingsSchema>;

/** `PUT /api/sides/:id`. The id itself never changes: texts and rows name it. */
export const sideDetailsSchema = z.strictObject({
  /** Letters and digits, the same in every language. */
  label: z.string().check(z.trim(), z.regex(/^[\p{L}\p{M}\p{N}]{1,8}$/u)),
  name: writtenNameSchema,
  timeZone: z.string().check(z.maxLength(64), z.refine(isTimeZone)),
});
export type SideDetails = z.infer<typeof sideDetailsSchema>;

const WEEK = 7;

/** `PUT /api/sides/:id/weekend`. Some day of the week is worked. */
export const weekendSchema = z.strictObject({
  weekend: z.array(z.int().check(z.gte(1), z.lte(WEEK))).check(
    z.maxLength(WEEK - 1),
    z.refine((days) => new Set(days).size === days.length),
  ),
});

/** `PUT /api/sides/:id/holidays/:day`. */
export const holidaySchema = z.strictObject({ name: writtenNameSchema });

/** `PUT /api/side-order`. */
export const sideOrderChoiceSchema = z.strictObject({ order: sideOrderSchema });
