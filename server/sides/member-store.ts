import type { Kysely, Transaction } from 'kysely';
import type { CalendarDay, Instant } from '#shared/core/instant.ts';
import type { MemberId } from '#shared/core/id.ts';
import { type Locale, localeSchema } from '#shared/i18n/locale.ts';
import { type Member, memberSchema } from '#shared/sides/member.ts';
import type { Schema } from '#server/database/schema.ts';

/** Members with the role and the sub-groups of that day; whoever has no role that day, or is kept out, is none. */
export async function readMembers(
  db: Kysely<Schema> | Transaction<Schema>,
  day: CalendarDay,
  { only, withSuspended = false }: { only?: MemberId; withSuspended?: boolean } = {},
): Promise<Member[]> {
  let query = db
    .selectFrom('member')
    .innerJoin('member_role', 'member_role.member', 'member.id')
    .select(['member.id', 'member.side', 'member.names', 'member.suspended_at', 'member_role.role'])
    .where('member_role.valid_from', '<=', day)
    .where((eb) => eb.or([eb('member_role.valid_to', 'is', null), eb('member_role.valid_to', '>=', day)]))
    .orderBy('member.position');
  if (only !== undefined) query = query.where('member.id', '=', only);
  if (!withSuspended) query = query.where('member.suspended_at', 'is', null);
  const rows = await query.execute();
  const subGroups = await readMemberships(db, day, only);
  return rows.map((row) =>
    memberSchema.parse({
      id: row.id,
      side: row.side,
      role: row.role,
      subGroups: subGroups.get(row.id) ?? [],
      name: JSON.parse(row.names),
      isSuspended: row.suspended_at !== null,
    }),
  );
}

/** A membership counts while both it and its sub-group are valid. */
async function readMemberships(
  db: Kysely<Schema> | Transaction<Schema>,
  day: CalendarDay,
  only?: MemberId,
): Promise<Map<string, string[]>> {
  let query = db
    .selectFrom('sub_group_member as own')
    .innerJoin('sub_group', 'sub_group.id', 'own.sub_group')
    .select(['own.member', 'own.sub_group'])
    .where('own.valid_from', '<=', day)
    .where('sub_group.valid_from', '<=', day)
    .where((eb) => eb.or([eb('own.valid_to', 'is', null), eb('own.valid_to', '>=', day)]))
    .where((eb) => eb.or([eb('sub_group.valid_to', 'is', null), eb('sub_group.valid_to', '>=', day)]))
    .orderBy('sub_group.position');
  if (only !== undefined) query = query.where('own.member', '=', only);
  const found = new Map<string, string[]>();
  for (const row of await query.execute()) {
    found.set(row.member, [...(found.get(row.member) ?? []), row.sub_group]);
  }
  return found;
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
