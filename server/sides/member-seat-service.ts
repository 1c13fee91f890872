import type { Transaction } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Role } from '#shared/access/role.ts';
import { Verb } from '#shared/access/verb.ts';
import { FactName } from '#shared/audit/audit-fact.ts';
import { readersOfPeople } from '#shared/audit/audit-readers.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type MemberId, memberIdSchema } from '#shared/core/id.ts';
import { sameName } from '#shared/sides/written-name.ts';
import type { Member } from '#shared/sides/member.ts';
import type { MemberName, SeatChange } from '#shared/sides/seat.ts';
import { isValidOn } from '#shared/sides/sub-group.ts';
import { renameUser } from '#server/auth/user-accounts.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { AccessChanges } from '#server/platform/access-changes.ts';
import { type CommandGround, actingNow, changeFact } from './acting-now.ts';
import { joinSubGroup, leaveSubGroup, putNames, putRole, readMembers } from './member-store.ts';
import { readSubGroups } from './side-store.ts';

/** What a member is, changed by whoever looks after the Side. All refuse with `not-found` a member of somebody else's. */
export type MemberSeatService = {
  /**
   * Role and sub-groups from today on. Refuses with `conflict` one's own seat, and with `invalid-input` a sub-group that
   * is not valid today, and a role that would make an administrator of somebody of a Side, or the other way about.
   */
  changeSeat(asking: Member, id: string, seat: SeatChange): Promise<void>;
  rename(asking: Member, id: string, name: MemberName): Promise<void>;
};

type Options = CommandGround & { access: AccessChanges };

export function createMemberSeatService(options: Options): MemberSeatService {
  return {
    changeSeat: (asking, id, seat) => changeSeat(options, { asking, id, seat }),
    rename: (asking, id, name) => rename(options, { asking, id, name }),
  };
}

type SeatChanging = { asking: Member; id: string; seat: SeatChange };

async function changeSeat(options: Options, { asking, id, seat }: SeatChanging): Promise<void> {
  const { db, clock, calendar, recordFact } = options;
  const today = calendar.today();
  const changed = await inTransaction(db, async (transaction) => {
    const { actor, member } = await lookedAfter(options, transaction, { asking, id });
    if (member.id === actor.id) throw new AppError(ErrorCode.conflict, 'nobody changes their own seat');
    if ((member.side === null) !== (seat.role === Role.administrator)) throw invalid('role');
    const known = (await readSubGroups(transaction)).filter((each) => isValidOn(each, today));
    const wanted = known.map(({ id: subGroup }) => subGroup).filter((each) => seat.subGroups.includes(each));
    if (wanted.length !== new Set(seat.subGroups).size) throw invalid('subGroups');
    const [before, after] = [seatOf(member), seatOf({ role: seat.role, subGroups: wanted })];
    if (before.role === after.role && before.subGroups === after.subGroups) return null;
    if (member.role !== seat.role) {
      await putRole(transaction, member.id, { role: seat.role, day: today });
    }
    for (const subGroup of member.subGroups.filter((each) => !wanted.includes(each))) {
      await leaveSubGroup(transaction, { member: member.id, subGroup, day: today });
    }
    for (const subGroup of wanted.filter((each) => !member.subGroups.includes(each))) {
      await joinSubGroup(transaction, { member: member.id, subGroup, day: today });
    }
    const details = {
      ofSide: member.side,
      roleBefore: before.role,
      roleAfter: after.role,
      subGroupsBefore: before.subGroups,
      subGroupsAfter: after.subGroups,
    };
    const readers = readersOfPeople(member.side);
    const change = {
      fact: FactName.memberSeatChanged,
      thing: `member/${member.id}`,
      details,
      before,
      after,
      readers,
    };
    await recordFact(transaction, changeFact(actor, clock.now(), change));
    return member.id;
  });
  if (changed === null) return;
  options.onChange();
  await options.access.memberChanged(changed);
}

const seatOf = ({ role, subGroups }: Pick<Member, 'role' | 'subGroups'>) => ({
  role,
  subGroups: subGroups.join(','),
});

type Renaming = { asking: Member; id: string; name: MemberName };

async function rename(options: Options, { asking, id, name }: Renaming): Promise<void> {
  const { db, clock, recordFact } = options;
  await inTransaction(db, async (transaction) => {
    const { actor, member } = await lookedAfter(options, transaction, { asking, id });
    if (sameName(member.name, name)) return;
    await putNames(transaction, member.id, name);
    await renameUser(transaction, member.id, name.en);
    const readers = readersOfPeople(member.side);
    const change = { fact: FactName.memberRenamed, thing: `member/${member.id}`, details: {}, readers };
    const [before, after] = [member.name, name];
    await recordFact(transaction, changeFact(actor, clock.now(), { ...change, before, after }));
  });
  options.onChange();
}

/** Whoever is kept out is changed as well. What is not this member's to change does not exist for this member. */
async function lookedAfter(
  { calendar }: Options,
  transaction: Transaction<Schema>,
  { asking, id }: { asking: Member; id: string },
): Promise<{ actor: Member; member: Member }> {
  const today = calendar.today();
  const actor = await actingNow(transaction, asking, today);
  const wanted = memberIdSchema.safeParse(id);
  const member = wanted.success ? await findMember(transaction, today, wanted.data) : undefined;
  if (member === undefined || !may(actor, Verb.manageMembers, { type: 'members', side: member.side })) {
    throw new AppError(ErrorCode.notFound, 'no such member of this member');
  }
  return { actor, member };
}

async function findMember(
  transaction: Transaction<Schema>,
  today: string,
  only: MemberId,
): Promise<Member | undefined> {
  const [member] = await readMembers(transaction, today, { only, withSuspended: true });
  return member;
}

function invalid(field: string): AppError {
  const details = { field, problem: 'custom' };
  return new AppError(ErrorCode.invalidInput, `${field} does not fit`, { details });
}
