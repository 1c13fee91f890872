import type { Kysely } from 'kysely';
import { z } from 'zod';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { type Side, sideSchema } from '#shared/sides/side.ts';
import { type SubGroup, subGroupSchema } from '#shared/sides/sub-group.ts';
import type { Schema } from '#server/database/schema.ts';

export type Workspace = { isDemonstration: boolean; languages: TextLanguage[] };

const languagesSchema = z.array(z.enum(TextLanguage));

/** Null before the workspace is founded. */
export async function readWorkspace(db: Kysely<Schema>): Promise<Workspace | null> {
  const row = await db.selectFrom('workspace').selectAll().executeTakeFirst();
  if (row === undefined) return null;
  return {
    isDemonstration: row.demonstration === 1,
    languages: languagesSchema.parse(JSON.parse(row.languages)),
  };
}

export async function readSides(db: Kysely<Schema>): Promise<Side[]> {
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

export async function readSubGroups(db: Kysely<Schema>): Promise<SubGroup[]> {
  const rows = await db.selectFrom('sub_group').selectAll().orderBy('position').execute();
  return rows.map((row) =>
    subGroupSchema.parse({
      id: row.id,
      name: JSON.parse(row.names),
      validFrom: row.valid_from,
      validTo: row.valid_to,
    }),
  );
}
