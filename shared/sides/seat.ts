import { z } from 'zod/mini';
import { Role, roleSchema } from '#shared/access/role.ts';
import { subGroupIdSchema } from '#shared/core/id.ts';
import { localeSchema } from '#shared/i18n/locale.ts';

/** Seats that exist only within a sub-group. */
export function sitsInSubGroup(role: Role): boolean {
  return role === Role.subGroupCoChair || role === Role.subGroupMember;
}

/**
 * `PUT /api/members/:id/seat`: from today on. The Side is not among the fields: what somebody has written stays that
 * Side's, so a person of the other Side is another member.
 */
export const seatChangeSchema = z
  .strictObject({ role: roleSchema, subGroups: z.array(subGroupIdSchema).check(z.maxLength(20)) })
  .check(
    z.refine(({ role, subGroups }) => !sitsInSubGroup(role) || subGroups.length > 0, { path: ['subGroups'] }),
    z.refine(({ role, subGroups }) => role !== Role.administrator || subGroups.length === 0, {
      path: ['subGroups'],
    }),
  );
export type SeatChange = z.infer<typeof seatChangeSchema>;

/** `PUT /api/members/:id/name`. */
export const memberNameSchema = z.record(
  localeSchema,
  z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
);
export type MemberName = z.infer<typeof memberNameSchema>;
