import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { type Role, roleSchema } from '#shared/access/role.ts';
import {
  type MemberId,
  type SideId,
  type SubGroupId,
  sideIdSchema,
  subGroupIdSchema,
} from '#shared/core/id.ts';
import type { Instant } from '#shared/core/instant.ts';
import type { Schema } from '#server/database/schema.ts';
import type { InvitationRow } from '#server/database/tables/member-tables.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

/** What a link makes of whoever follows it. */
export type Seat = { side: SideId | null; role: Role; subGroups: SubGroupId[] };
export type Invitation = Omit<InvitationRow, 'side' | 'role' | 'sub_groups'> & Seat;

const subGroupsSchema = z.array(subGroupIdSchema);

function invitationOf({ side, role, sub_groups, ...row }: InvitationRow): Invitation {
  return {
    ...row,
    side: z.nullable(sideIdSchema).parse(side),
    role: roleSchema.parse(role),
    subGroups: subGroupsSchema.parse(JSON.parse(sub_groups)),
  };
}

export async function insertInvitation(
  transaction: Transaction<Schema>,
  invitation: Omit<Invitation, 'ended_at' | 'ending'>,
): Promise<void> {
  const { subGroups, ...row } = invitation;
  await transaction
    .insertInto('invitation')
    .values({ ...row, sub_groups: JSON.stringify(subGroups), ended_at: null, ending: null })
    .execute();
}

export async function findInvitation(
  db: Source,
  by: { digest: string } | { id: string },
): Promise<Invitation | null> {
  const query = db.selectFrom('invitation').selectAll();
  const found = 'digest' in by ? query.where('token_digest', '=', by.digest) : query.where('id', '=', by.id);
  const row = await found.executeTakeFirst();
  return row === undefined ? null : invitationOf(row);
}

/** Not yet used or withdrawn, and still to be followed at that moment; the latest first. */
export async function readOpenInvitations(db: Source, now: Instant): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('kind', '=', 'member')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('issued_at', 'desc')
    .execute();
  return rows.map(invitationOf);
}

/** False when somebody else has ended it first: of two who follow one link at once, one becomes a member. */
export async function endInvitation(
  transaction: Transaction<Schema>,
  { id, at, ending }: { id: string; at: Instant; ending: 'used' | 'withdrawn' },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('invitation')
    .set({ ended_at: at, ending })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function withdrawSetUpLinks(transaction: Transaction<Schema>, at: Instant): Promise<void> {
  await transaction
    .updateTable('invitation')
    .set({ ended_at: at, ending: 'withdrawn' })
    .where('kind', '=', 'set-up')
    .where('ended_at', 'is', null)
    .execute();
}

export async function hasMembers(db: Source): Promise<boolean> {
  return (await db.selectFrom('member').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Seats a new member from that day on. */
export async function insertMember(
  transaction: Transaction<Schema>,
  { id, names, seat, day }: { id: MemberId; names: string; seat: Seat; day: string },
): Promise<void> {
  const { side, role, subGroups } = seat;
  const last = await transaction
    .selectFrom('member')
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst();
  const position = (last?.position ?? -1) + 1;
  await transaction.insertInto('member').values({ id, side, names, position }).execute();
  const period = { member: id, valid_from: day, valid_to: null };
  await transaction
    .insertInto('member_role')
    .values({ ...period, role })
    .execute();
  for (const subGroup of subGroups) {
    await transaction
      .insertInto('sub_group_member')
      .values({ ...period, sub_group: subGroup })
      .execute();
  }
}
