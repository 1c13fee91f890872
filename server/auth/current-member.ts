import type { Role } from '#shared/access/role.ts';
import { isWeak } from '#shared/auth/login-method.ts';
import type { MemberId } from '#shared/core/id.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Logins } from './logins.ts';

/** Port: `sides` knows the members. Null for one without a role today. */
export type FindMember = (id: MemberId) => Promise<Member | null>;
/** Port: `sides` knows which roles must log in with a second factor. */
export type SecondFactorRoles = () => Promise<readonly Role[]>;

export type CurrentMember = {
  login: string;
  member: Member;
  /** The role demands a second factor, and this login lacks one: nothing but the account is open. */
  mustProve: boolean;
  cookies: readonly string[];
};

const NO_ROLES: readonly Role[] = [];

/**
 * Whose request this is, asked anew each time: roles, sub-groups and what a login needs are those of this moment. `beside`
 * is called once the login is valid: what it reads goes along with the member, and strangers cost nobody a reading.
 */
export function currentMember(logins: Logins, findMember: FindMember, roles: SecondFactorRoles) {
  return async (headers: Headers, beside?: () => void): Promise<CurrentMember | null> => {
    const found = await logins.find(headers);
    if (found === null) return null;
    beside?.();
    const { login, cookies, method } = found;
    const [member, demanding] = await Promise.all([
      findMember(found.member),
      isWeak(method) ? roles() : NO_ROLES,
    ]);
    if (member === null) return null;
    return { login, member, mustProve: demanding.includes(member.role), cookies };
  };
}

export type FindCurrentMember = ReturnType<typeof currentMember>;

/** For doors that know only in and out: whoever has still to prove a second factor is out. */
export function provedMember(find: FindCurrentMember): FindCurrentMember {
  return async (headers, beside) => {
    const current = await find(headers, beside);
    return current === null || current.mustProve ? null : current;
  };
}
