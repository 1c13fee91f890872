import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { SideOrder, sideOrderSchema } from '#shared/sides/side-order.ts';
import { type Side, sideSchema } from '#shared/sides/side.ts';
import type { SideDetails } from '#shared/sides/side-settings.ts';
import { type SubGroup, subGroupSchema } from '#shared/sides/sub-group.ts';
import type { Schema } from '#server/database/schema.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

export type Workspace = { isDemonstration: boolean; languages: TextLanguage[] };

const languagesSchema = z.array(z.enum(TextLanguage));

/** Null before the workspace is founded. */
export async function readWorkspace(db: Source): Promise<Workspace | null> {
  const row = await db.selectFrom('workspace').selectAll().executeTakeFirst();
  if (row === undefined) return null;
  return {
    isDemonstration: row.demonstration === 1,
    languages: languagesSchema.parse(JSON.parse(row.languages)),
  };
}

export async function readSides(db: Source): Promise<Side[]> {
  const rows = await db.selectFrom('side').selectAll().orderBy('position').execute();
  return rows.map((row) =>
    sideSchema.parse({
      id: row.id,
      label: row.label,
      name: JSON.parse(row.names),
      timeZone: row.time_zone,
      order: row.position,
    }),
  );
}

export async function updateSide(
  transaction: Transaction<Schema>,
  id: string,
  { label, name, timeZone }: SideDetails,
): Promise<void> {
  const row = { label, names: JSON.stringify(name), time_zone: timeZone };
  await transaction.updateTable('side').set(row).where('id', '=', id).execute();
}

/** As the Sides are listed, until somebody chooses. */
export async function readSideOrder(db: Source): Promise<SideOrder> {
  const row = await db.selectFrom('workspace').select('side_order').executeTakeFirst();
  return row === undefined ? SideOrder.asListed : sideOrderSchema.parse(row.side_order);
}

export async function updateSideOrder(transaction: Transaction<Schema>, order: SideOrder): Promise<void> {
  await transaction.updateTable('workspace').set({ side_order: order }).execute();
}

export async function readSubGroups(db: Source): Promise<SubGroup[]> {
  const rows = await db.selectFrom('sub_group').selectAll().orderBy('position').execute();
  const former = await db.selectFrom('sub_group_former_name').selectAll().orderBy('until').execute();
  return rows.map((row) =>
    subGroupSchema.parse({
      id: row.id,
      name: JSON.parse(row.names),
      formerNames: former
        .filter(({ sub_group }) => sub_group === row.id)
        .map(({ until, names }) => ({ until, name: JSON.parse(names) })),
      validFrom: row.valid_from,
      validTo: row.valid_to,
    }),
  );
}
