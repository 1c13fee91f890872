import { z } from 'zod/mini';
import { bodyIdSchema, memberIdSchema, sideIdSchema } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { localizedNameSchema } from './localized-name.ts';
import { writtenNameSchema } from './written-name.ts';
import { subGroupSchema } from './sub-group.ts';

/** Who has led a sub-group for a Side, and when. The person is named here: whoever reads the list may not see all members. */
const subGroupLeadSchema = z.object({
  side: sideIdSchema,
  body: z.nullable(bodyIdSchema),
  member: z.nullable(z.object({ id: memberIdSchema, name: localizedNameSchema })),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
});
export type SubGroupLead = z.infer<typeof subGroupLeadSchema>;

export const ledSubGroupSchema = z.extend(subGroupSchema, { leads: z.array(subGroupLeadSchema) });
export type LedSubGroup = z.infer<typeof ledSubGroupSchema>;

/** Answer of `GET /api/sub-groups`: those of every time, in a stable order. */
export const ledSubGroupListSchema = z.object({ subGroups: z.array(ledSubGroupSchema) });

const period = { validFrom: z.iso.date(), validTo: z.nullable(z.iso.date()) };
type Period = { validFrom: CalendarDay; validTo: CalendarDay | null };
const endsAfterItBegins = z.refine<Period>(
  ({ validFrom, validTo }) => validTo === null || validTo >= validFrom,
  {
    path: ['validTo'],
  },
);

/** `POST /api/sub-groups`. */
export const newSubGroupSchema = z
  .strictObject({ name: writtenNameSchema, ...period })
  .check(endsAfterItBegins);
export type NewSubGroup = z.infer<typeof newSubGroupSchema>;

/** `POST /api/sub-groups/:id/name`: from that day on; null: it was written wrongly all the time. */
export const subGroupNamingSchema = z.strictObject({
  name: writtenNameSchema,
  from: z.nullable(z.iso.date()),
});
export type SubGroupNaming = z.infer<typeof subGroupNamingSchema>;

/** `PUT /api/sub-groups/:id/validity`. */
export const subGroupValiditySchema = z.strictObject(period).check(endsAfterItBegins);
export type SubGroupValidity = z.infer<typeof subGroupValiditySchema>;

/** `PUT /api/sub-groups/:id/leads/:side`: from today on; both null: nobody. */
export const leadChoiceSchema = z.strictObject({
  body: z.nullable(bodyIdSchema),
  member: z.nullable(memberIdSchema),
});
export type LeadChoice = z.infer<typeof leadChoiceSchema>;
