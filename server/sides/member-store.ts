import type { Kysely, Transaction } from 'kysely';
import { addDays } from '#shared/core/calendar-day.ts';
import type { CalendarDay, Instant } from '#shared/core/instant.ts';
import type { MemberId, SubGroupId } from '#shared/core/id.ts';
import type { Role } from '#shared/access/role.ts';
import { type Locale, localeSchema } from '#shared/i18n/locale.ts';
import { type Member, memberSchema } from '#shared/sides/member.ts';
import { preparedQuery } from '#server/database/prepared-query.ts';
import type { Schema } from '#server/database/schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** Members with the role and the sub-groups of that day; whoever has no role that day, or is kept out, is none. */
export async function readMembers(
  db: Db,
  day: CalendarDay,
  { only, withSuspended = false }: { only?: MemberId; withSuspended?: boolean } = {},
): Promise<Member[]> {
  let query = appointed(db, day);
  if (only !== undefined) query = query.where('member.id', '=', only);
  if (!withSuspended) query = query.where('member.suspended_at', 'is', null);
  const rows = await query.execute();
  let memberships = validMemberships(db, day);
  if (only !== undefined) memberships = memberships.where('own.member', '=', only);
  const subGroups = Map.groupBy(await memberships.execute(), ({ member }) => member);
  return rows.map((row) => memberOf(row, subGroups.get(row.id) ?? []));
}

const activeMember = preparedQuery((db, day: CalendarDay, id: MemberId) =>
  appointed(db, day).where('member.id', '=', id).where('member.suspended_at', 'is', null),
);

const ownMemberships = preparedQuery((db, day: CalendarDay, id: MemberId) =>
  validMemberships(db, day).where('own.member', '=', id),
);

/** One of them, asked for at every request. */
export async function readMember(db: Db, day: CalendarDay, id: MemberId): Promise<Member | null> {
  const [[row], memberships] = await Promise.all([activeMember(db, day, id), ownMemberships(db, day, id)]);
  return row === undefined ? null : memberOf(row, memberships);
}

function appointed(db: Db, day: CalendarDay) {
  return db
    .selectFrom('member')
    .innerJoin('member_role', 'member_role.member', 'member.id')
    .select(['member.id', 'member.side', 'member.names', 'member.suspended_at', 'member_role.role'])
    .where('member_role.valid_from', '<=', day)
    .where((eb) => eb.or([eb('member_role.valid_to', 'is', null), eb('member_role.valid_to', '>=', day)]))
    .orderBy('member.position');
}

/** A membership counts while both it and its sub-group are valid. */
function validMemberships(db: Db, day: CalendarDay) {
  return db
    .selectFrom('sub_group_member as own')
    .innerJoin('sub_group', 'sub_group.id', 'own.sub_group')
    .select(['own.member', 'own.sub_group'])
    .where('own.valid_from', '<=', day)
    .where('sub_group.valid_from', '<=', day)
    .where((eb) => eb.or([eb('own.valid_to', 'is', null), eb('own.valid_to', '>=', day)]))
    .where((eb) => eb.or([eb('sub_group.valid_to', 'is', null), eb('sub_group.valid_to', '>=', day)]))
    .orderBy('sub_group.position');
}

function memberOf(
  row: { id: string; side: string | null; role: string; names: string; suspended_at: number | null },
  memberships: readonly { sub_group: string }[],
): Member {
  return memberSchema.parse({
    id: row.id,
    side: row.side,
    role: row.role,
    subGroups: memberships.map(({ sub_group }) => sub_group),
    name: JSON.parse(row.names),
    isSuspended: row.suspended_at !== null,
  });
}

/** Null: none was told yet. */
export async function readLocale(db: Kysely<Schema>, member: MemberId): Promise<Locale | null> {
  const row = await db.selectFrom('member').select('locale').where('id', '=', member).executeTakeFirst();
  return row?.locale == null ? null : localeSchema.parse(row.locale);
}

export async function putLocale(db: Kysely<Schema>, member: MemberId, locale: Locale): Promise<void> {
  await db.updateTable('member').set({ locale }).where('id', '=', member).execute();
}

/** Who is kept out. */
export async function readSuspended(db: Kysely<Schema> | Transaction<Schema>): Promise<Set<string>> {
  const rows = await db.selectFrom('member').select('id').where('suspended_at', 'is not', null).execute();
  return new Set(rows.map(({ id }) => id));
}

export async function setSuspended(
  transaction: Transaction<Schema>,
  member: MemberId,
  since: Instant | null,
): Promise<void> {
  await transaction.updateTable('member').set({ suspended_at: since }).where('id', '=', member).execute();
}

export async function putNames(
  transaction: Transaction<Schema>,
  member: MemberId,
  names: Member['name'],
): Promise<void> {
  await transaction
    .updateTable('member')
    .set({ names: JSON.stringify(names) })
    .where('id', '=', member)
    .execute();
}

/** From that day on, whatever was foreseen before; the role until then stays in the record. */
export async function putRole(
  transaction: Transaction<Schema>,
  member: MemberId,
  { role, day }: { role: Role; day: CalendarDay },
): Promise<void> {
  await transaction
    .deleteFrom('member_role')
    .where('member', '=', member)
    .where('valid_from', '>=', day)
    .execute();
  await transaction
    .updateTable('member_role')
    .set({ valid_to: addDays(day, -1) })
    .where('member', '=', member)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .execute();
  await transaction
    .insertInto('member_role')
    .values({ member, role, valid_from: day, valid_to: null })
    .execute();
}

type Sitting = { member: MemberId; subGroup: SubGroupId; day: CalendarDay };

/** From that day on the member does not sit in the sub-group. */
export async function leaveSubGroup(
  transaction: Transaction<Schema>,
  { member, subGroup, day }: Sitting,
): Promise<void> {
  await transaction
    .deleteFrom('sub_group_member')
    .where('member', '=', member)
    .where('sub_group', '=', subGroup)
    .where('valid_from', '>=', day)
    .execute();
  await transaction
    .updateTable('sub_group_member')
    .set({ valid_to: addDays(day, -1) })
    .where('member', '=', member)
    .where('sub_group', '=', subGroup)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', day)]))
    .execute();
}

/** From that day on the member sits in the sub-group, without an end. */
export async function joinSubGroup(transaction: Transaction<Schema>, sitting: Sitting): Promise<void> {
  await leaveSubGroup(transaction, sitting);
  const { member, subGroup, day } = sitting;
  await transaction
    .insertInto('sub_group_member')
    .values({ member, sub_group: subGroup, valid_from: day, valid_to: null })
    .execute();
}
