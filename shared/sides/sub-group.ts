import { z } from 'zod/mini';
import { subGroupIdSchema } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { type LocalizedName, localizedNameSchema } from './localized-name.ts';

/** A body of both Sides for a sector, valid for a period of the business calendar (both days inclusive). */
export const subGroupSchema = z.object({
  id: subGroupIdSchema,
  /** Of today. */
  name: localizedNameSchema,
  /** What it was called before, each up to a day, inclusive; the earliest first. Absent in answers that older pages kept. */
  formerNames: z._default(z.array(z.object({ until: z.iso.date(), name: localizedNameSchema })), []),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
});
export type SubGroup = z.infer<typeof subGroupSchema>;

/** What the sub-group was called on that day (domain rule 4). */
export function nameOn({ name, formerNames }: SubGroup, day: CalendarDay): LocalizedName {
  return formerNames.find(({ until }) => until >= day)?.name ?? name;
}

type Period = { readonly validFrom: CalendarDay; readonly validTo: CalendarDay | null };

/** Both ends inclusive. */
export function isValidOn({ validFrom, validTo }: Period, day: CalendarDay): boolean {
  return validFrom <= day && (validTo === null || validTo >= day);
}
