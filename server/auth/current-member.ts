import type { MemberId } from '#shared/core/id.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Logins } from './logins.ts';

/** Port: `sides` knows the members. Null for one without a role today. */
export type FindMember = (id: MemberId) => Promise<Member | null>;

export type CurrentMember = { login: string; member: Member; cookies: readonly string[] };

/** Whose request this is, asked anew each time: roles and sub-groups are those of this moment. */
export function currentMember(logins: Logins, findMember: FindMember) {
  return async (headers: Headers): Promise<CurrentMember | null> => {
    const found = await logins.find(headers);
    if (found === null) return null;
    const member = await findMember(found.member);
    return member === null ? null : { login: found.login, member, cookies: found.cookies };
  };
}

export type FindCurrentMember = ReturnType<typeof currentMember>;
