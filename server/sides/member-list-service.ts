import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { may } from '#shared/access/ability.ts';
import { type Role, roleSchema } from '#shared/access/role.ts';
import { Verb } from '#shared/access/verb.ts';
import { type AuditFact, FactName } from '#shared/audit/audit-fact.ts';
import { readersOfPeople } from '#shared/audit/audit-readers.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type MemberId, memberIdSchema } from '#shared/core/id.ts';
import type { MemberList } from '#shared/sides/invitation.ts';
import type { Member } from '#shared/sides/member.ts';
import { readUserStates } from '#server/auth/user-accounts.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { AccessChanges } from '#server/platform/access-changes.ts';
import type { BusinessCalendar, Clock } from '#server/platform/clock.ts';
import { actingNow } from './acting-now.ts';
import { readOpenInvitations } from './invitation-store.ts';
import { readMembers, readSuspended, setSuspended } from './member-store.ts';

/** Members as those see them who look after them: an administrator all, a secretary the own Side. */
export type MemberListService = {
  /** Refuses with `forbidden`. */
  list(asking: Member): Promise<MemberList>;
  /** Keeps somebody out, or lets in again; refuses with `not-found`, and with `conflict` oneself. */
  suspend(asking: Member, id: string, isSuspended: boolean): Promise<void>;
  /** Roles whose members must log in with a second factor; refuses with `forbidden`. */
  chooseSecondFactorRoles(asking: Member, roles: readonly Role[]): Promise<void>;
  /** As they are chosen at this moment; asked at every request of a weak login. */
  secondFactorRoles(): Promise<readonly Role[]>;
};

type Options = {
  db: Kysely<Schema>;
  reads: Kysely<Schema>;
  clock: Clock;
  calendar: BusinessCalendar;
  isMailConfigured: boolean;
  /** Port: the record of facts stands to the right of `sides`. */
  recordFact: (transaction: Transaction<Schema>, fact: AuditFact) => Promise<void>;
  access: Pick<AccessChanges, 'memberChanged'>;
  /** Told once something is stored: screens that show it ask again. */
  onChange: () => void;
  /** Ends every login of a member, and closes what is open by it. */
  endLogins: (member: MemberId) => Promise<void>;
  /** Closes what is open by logins without a second factor; whoever comes back is asked again. */
  closeWeakLogins: () => Promise<void>;
};

export function createMemberListService(options: Options): MemberListService {
  const { reads } = options;
  return {
    list: (asking) => list(options, asking),
    suspend: (asking, id, isSuspended) => suspend(options, { asking, id, isSuspended }),
    chooseSecondFactorRoles: (asking, roles) => chooseRoles(options, asking, roles),
    secondFactorRoles: () => readSecondFactorRoles(reads),
  };
}

async function list({ db, clock, calendar, isMailConfigured }: Options, asking: Member): Promise<MemberList> {
  const mayRead = ({ side }: Pick<Member, 'side'>): boolean =>
    may(asking, Verb.readMembers, { type: 'members', side });
  if (!mayRead(asking)) throw new AppError(ErrorCode.forbidden, 'this member looks after nobody');
  const [everybody, users, suspended, open, secondFactorRoles] = [
    await readMembers(db, calendar.today(), { withSuspended: true }),
    await readUserStates(db),
    await readSuspended(db),
    await readOpenInvitations(db, clock.now()),
    await readSecondFactorRoles(db),
  ];
  return {
    members: everybody.filter(mayRead).map((member) => {
      const user = users.get(member.id);
      return {
        ...member,
        email: user?.email ?? null,
        isSuspended: suspended.has(member.id),
        hasSecondFactor: user?.hasSecondFactor ?? false,
      };
    }),
    invitations: open.filter(mayRead).map(({ id, side, role, subGroups, name, email, ...times }) => ({
      id,
      side,
      role,
      subGroups,
      name,
      email,
      issuedAt: times.issued_at,
      expiresAt: times.expires_at,
    })),
    isMailConfigured,
    secondFactorRoles,
  };
}

async function suspend(
  { db, clock, calendar, recordFact, access, endLogins, onChange }: Options,
  { asking, id, isSuspended }: { asking: Member; id: string; isSuspended: boolean },
): Promise<void> {
  const wanted = memberIdSchema.safeParse(id);
  const missing = new AppError(ErrorCode.notFound, 'no such member of this member');
  if (!wanted.success) throw missing;
  if (wanted.data === asking.id) throw new AppError(ErrorCode.conflict, 'nobody keeps out themselves');
  await inTransaction(db, async (transaction) => {
    const today = calendar.today();
    // Of two administrators who keep each other out at once, the second is out already.
    const acting = await actingNow(transaction, asking, today);
    const [member] = await readMembers(transaction, today, { only: wanted.data, withSuspended: true });
    if (member === undefined || !may(acting, Verb.suspendMember, { type: 'members', side: member.side })) {
      throw missing;
    }
    const suspended = await readSuspended(transaction);
    if (suspended.has(member.id) === isSuspended) return;
    const at = clock.now();
    await setSuspended(transaction, member.id, isSuspended ? at : null);
    const fact = isSuspended ? FactName.memberSuspended : FactName.memberBroughtBack;
    const told = factOf(asking, at, { fact, thing: `member/${member.id}`, details: {} });
    await recordFact(transaction, { ...told, readers: readersOfPeople(member.side) });
  });
  onChange();
  // After the commit: whoever comes back between asks a database that knows. What is open hears nothing from here on.
  const asked = access.memberChanged(wanted.data);
  if (isSuspended) await endLogins(wanted.data);
  await asked;
}

async function chooseRoles(
  { db, clock, calendar, recordFact, closeWeakLogins, onChange }: Options,
  asking: Member,
  roles: readonly Role[],
): Promise<void> {
  const chosen = [...new Set(roles)].sort();
  await inTransaction(db, async (transaction) => {
    if (
      !may(await actingNow(transaction, asking, calendar.today()), Verb.setLoginPolicy, { type: 'workspace' })
    ) {
      throw new AppError(ErrorCode.forbidden, 'only an administrator says how people log in');
    }
    if ((await readSecondFactorRoles(transaction)).join() === chosen.join()) return;
    const second_factor_roles = JSON.stringify(chosen);
    await transaction.updateTable('workspace').set({ second_factor_roles }).execute();
    const fact = {
      fact: FactName.loginPolicyChosen,
      thing: 'workspace/1',
      details: { secondFactorRoles: chosen.join(',') },
    };
    await recordFact(transaction, factOf(asking, clock.now(), fact));
  });
  onChange();
  await closeWeakLogins();
}

const rolesSchema = z.array(roleSchema);

async function readSecondFactorRoles(db: Kysely<Schema> | Transaction<Schema>): Promise<Role[]> {
  const row = await db.selectFrom('workspace').select('second_factor_roles').executeTakeFirst();
  return row === undefined ? [] : rolesSchema.parse(JSON.parse(row.second_factor_roles));
}

function factOf(
  { id, side, role }: Member,
  at: number,
  fact: Pick<AuditFact, 'fact' | 'thing' | 'details'>,
): AuditFact {
  return { at, actor: { member: id, side, role }, digestBefore: null, digestAfter: null, ...fact };
}
