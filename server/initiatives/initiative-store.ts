import type { Kysely, Transaction } from 'kysely';
import type { InitiativeId } from '#shared/core/id.ts';
import type { Instant } from '#shared/core/instant.ts';
import { type Initiative, initiativeSchema } from '#shared/initiatives/initiative.ts';
import { type StageEntry, stageEntrySchema } from '#shared/initiatives/initiative-page.ts';
import { type Sector, sectorSchema } from '#shared/initiatives/sector.ts';
import type { Schema } from '#server/database/schema.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

export async function readSectors(db: Source): Promise<Sector[]> {
  const rows = await db.selectFrom('sector').selectAll().orderBy('position').execute();
  return rows.map(({ id, names }) => sectorSchema.parse({ id, name: JSON.parse(names) }));
}

export async function insertSectors(
  transaction: Transaction<Schema>,
  sectors: readonly Sector[],
): Promise<void> {
  for (const [position, { id, name }] of sectors.entries()) {
    await transaction
      .insertInto('sector')
      .values({ id, names: JSON.stringify(name), position })
      .execute();
  }
}

export async function readInitiatives(db: Source): Promise<Initiative[]> {
  const rows = await db.selectFrom('initiative').selectAll().orderBy('position').execute();
  return rows.map((row) =>
    initiativeSchema.parse({
      id: row.id,
      name: JSON.parse(row.names),
      goal: row.goal_names === null ? null : JSON.parse(row.goal_names),
      sector: row.sector,
      subGroup: row.sub_group,
      leadBodies: JSON.parse(row.lead_bodies),
    }),
  );
}

export async function insertInitiatives(
  transaction: Transaction<Schema>,
  initiatives: readonly Initiative[],
): Promise<void> {
  for (const [position, { id, name, goal, sector, subGroup, leadBodies }] of initiatives.entries()) {
    await transaction
      .insertInto('initiative')
      .values({
        id,
        names: JSON.stringify(name),
        goal_names: goal === null ? null : JSON.stringify(goal),
        sector,
        sub_group: subGroup,
        lead_bodies: JSON.stringify(leadBodies),
        position,
      })
      .execute();
  }
}

export type StoredStage = StageEntry & { readonly initiative: string };

/** In order; of one initiative when it is named. */
export async function readStages(db: Source, only?: InitiativeId): Promise<StoredStage[]> {
  let query = db.selectFrom('initiative_stage').selectAll().orderBy('initiative').orderBy('seq');
  if (only !== undefined) query = query.where('initiative', '=', only);
  const rows = await query.execute();
  return rows.map(({ initiative, seq, stage, day, words, member, side }) => ({
    initiative,
    ...stageEntrySchema.parse({ seq, stage, on: day, words, member, side }),
  }));
}

export async function insertStage(
  transaction: Transaction<Schema>,
  { initiative, seq, stage, on, words, member, side, at }: StoredStage & { at: Instant },
): Promise<void> {
  await transaction
    .insertInto('initiative_stage')
    .values({ initiative, seq, stage, day: on, at, words, member, side })
    .execute();
}
