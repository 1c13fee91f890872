import type { Kysely, Transaction } from 'kysely';
import { type SavedView, savedViewSchema } from '#shared/actions/saved-view.ts';
import type { MemberId } from '#shared/core/id.ts';
import type { Schema } from '#server/database/schema.ts';

export async function readViews(db: Kysely<Schema>, member: MemberId): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('action_view')
    .select(['id', 'name', 'view'])
    .where('member', '=', member)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, view }) => savedViewSchema.parse({ id, name, view: JSON.parse(view) }));
}

export async function hasView(
  transaction: Transaction<Schema>,
  member: MemberId,
  id: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('action_view')
    .select('id')
    .where('member', '=', member)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}

export async function countViews(transaction: Transaction<Schema>, member: MemberId): Promise<number> {
  const row = await transaction
    .selectFrom('action_view')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member', '=', member)
    .executeTakeFirst();
  return row?.count ?? 0;
}

export async function putView(
  transaction: Transaction<Schema>,
  member: MemberId,
  { id, name, view }: SavedView,
): Promise<void> {
  const kept = { name, view: JSON.stringify(view) };
  await transaction
    .insertInto('action_view')
    .values({ member, id, ...kept })
    .onConflict((conflict) => conflict.columns(['member', 'id']).doUpdateSet(kept))
    .execute();
}

export async function deleteView(db: Kysely<Schema>, member: MemberId, id: string): Promise<void> {
  await db.deleteFrom('action_view').where('member', '=', member).where('id', '=', id).execute();
}
