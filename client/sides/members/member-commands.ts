import { z } from 'zod/mini';
import { accepted, answerOf, api } from '#client/app/api.ts';
import type { Role } from '#shared/access/role.ts';
import {
  type IssuedInvitation,
  type NewInvitation,
  issuedInvitationSchema,
} from '#shared/sides/invitation.ts';
import type { MemberName, SeatChange } from '#shared/sides/seat.ts';

export const invite = (json: NewInvitation): Promise<IssuedInvitation> =>
  answerOf(api.api.invitations.$post({ json }), issuedInvitationSchema);

export const withdrawInvitation = (id: string) =>
  accepted(api.api.invitations[':id'].withdrawal.$post({ param: { id } }));

export const suspendMember = (id: string) =>
  accepted(api.api.members[':id'].suspension.$post({ param: { id } }));

export const bringMemberBack = (id: string) =>
  accepted(api.api.members[':id'].suspension.$delete({ param: { id } }));

/** The path of a link for a new password; told once. */
export const issuePasswordLink = async (id: string): Promise<string> => {
  const reply = api.api.members[':id']['password-link'].$post({ param: { id } });
  return (await answerOf(reply, z.object({ path: z.string() }))).path;
};

export const chooseSecondFactorRoles = (secondFactorRoles: Role[]) =>
  accepted(api.api['login-policy'].$put({ json: { secondFactorRoles } }));

export const changeSeat = (id: string, json: SeatChange) =>
  accepted(api.api.members[':id'].seat.$put({ param: { id }, json }));

export const renameMember = (id: string, json: MemberName) =>
  accepted(api.api.members[':id'].name.$put({ param: { id }, json }));
