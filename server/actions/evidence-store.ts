import type { Kysely, Transaction } from 'kysely';
import type { SideId } from '#shared/core/id.ts';
import type { EvidenceFileRow } from '#server/database/tables/actions-tables.ts';
import type { Schema } from '#server/database/schema.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

/** Keeps the first name that a Side gave to these bytes. */
export async function insertFile(transaction: Transaction<Schema>, file: EvidenceFileRow): Promise<boolean> {
  const row = await transaction
    .insertInto('evidence_file')
    .values(file)
    .onConflict((conflict) => conflict.doNothing())
    .returning('digest')
    .executeTakeFirst();
  return row !== undefined;
}

/** These bytes, once for each Side that has sent them, and whether a report names them. */
export async function readFiles(
  db: Source,
  digest: string,
): Promise<{ files: EvidenceFileRow[]; isReported: boolean }> {
  const files = await db.selectFrom('evidence_file').selectAll().where('digest', '=', digest).execute();
  const named = await db
    .selectFrom('action_evidence')
    .select('digest')
    .where('digest', '=', digest)
    .limit(1)
    .executeTakeFirst();
  return { files, isReported: named !== undefined };
}

/** Bytes of the file when that Side has sent it; null when it has not. */
export async function readOwnSize(db: Source, digest: string, side: string): Promise<number | null> {
  const row = await db
    .selectFrom('evidence_file')
    .select('size')
    .where('digest', '=', digest)
    .where('side', '=', side)
    .executeTakeFirst();
  return row?.size ?? null;
}

/** Files of a Side that no report has named. */
export async function countUnnamed(db: Source, side: SideId): Promise<number> {
  const row = await db
    .selectFrom('evidence_file')
    .leftJoin('action_evidence', 'action_evidence.digest', 'evidence_file.digest')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('evidence_file.side', '=', side)
    .where('action_evidence.digest', 'is', null)
    .executeTakeFirst();
  return row?.count ?? 0;
}
