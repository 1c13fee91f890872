import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { Member } from '#shared/sides/member.ts';

/** The screens of the administration, by their addresses. */
export const AdministrationPlace = {
  members: '/members',
  subGroups: '/sub-groups',
  sides: '/sides',
} as const;
export type AdministrationPlace = (typeof AdministrationPlace)[keyof typeof AdministrationPlace];

/** Those that are open to this member; none for whoever looks after nobody. */
export function administrationPlaces(member: Member): readonly AdministrationPlace[] {
  if (!may(member, Verb.readMembers, { type: 'members', side: member.side })) return [];
  const { members, subGroups, sides } = AdministrationPlace;
  return may(member, Verb.manageSides, { type: 'workspace' })
    ? [members, subGroups, sides]
    : [members, subGroups];
}
