// Moves a workspace from SQLite into PostgreSQL: a composition root of its own.
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Kysely, Transaction } from 'kysely';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type TextKey } from '#shared/drafting/text-address.ts';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { DataName } from './platform/data-names.ts';
import { migrate } from './database/migrate.ts';
import { migrationList } from './database/migrations/migration-list.ts';
import { copyTables, type MovedTable, requireEmpty } from './database/move/copy-tables.ts';
import { openDatabase, type Database } from './database/open-database.ts';
import { openPostgres } from './database/postgres/open-postgres.ts';
import type { PostgresPlace } from './database/postgres/postgres-session.ts';
import type { Schema } from './database/schema.ts';
import { inTransaction } from './database/transaction.ts';
import { createSqlUpdateLog } from './sync/sql-update-log.ts';
import { proveText, type TextProof } from './sync/text-proof.ts';

/** What a text amounts to on both sides of the move. */
export type MovedText = { key: TextKey; from: TextProof | null; to: TextProof | null };

/** `blobs`: files that stay where they are, in the data folder. */
export type Move = { tables: readonly MovedTable[]; texts: readonly MovedText[]; blobs: number };

type Store = Pick<Database, 'db' | 'batch'>;

class NotEqual extends Error {
  readonly move: Move;

  constructor(move: Move) {
    super('the two sides differ');
    this.move = move;
  }
}

export function isSameTable({ from, to }: MovedTable): boolean {
  return from.rows === to.rows && from.digest === to.digest;
}

export function isSameText({ from, to }: MovedText): boolean {
  return from !== null && JSON.stringify(from) === JSON.stringify(to);
}

/**
 * Copies everything in one transaction, which is stored only when every table and every text read the same on both
 * sides; the file then gets another name, so that nobody goes on in it. Answers what was compared, and whether it was
 * equal: if not, the target is as it was. Refuses a folder in use and a target that is not empty.
 */
export async function moveWorkspace(
  folder: string,
  target: PostgresPlace,
): Promise<{ isEqual: boolean; move: Move }> {
  if (!existsSync(join(folder, DataName.database)))
    throw new AppError(ErrorCode.invalidConfiguration, `there is no workspace in ${folder}`);
  const source = await openDatabase({ folder });
  let move: Move;
  try {
    move = await moveInto(source, target, folder);
  } catch (error) {
    if (!(error instanceof NotEqual)) throw error;
    return { isEqual: false, move: error.move };
  } finally {
    // Closed in order, the whole database is in the one file.
    await source.close();
  }
  renameSync(join(folder, DataName.database), join(folder, DataName.moved));
  return { isEqual: true, move };
}

async function moveInto(source: Store, target: PostgresPlace, folder: string): Promise<Move> {
  const { db, batch, close } = await openPostgres<Schema>(target);
  try {
    await requireEmpty(untyped(db));
    return await inTransaction(db, async (transaction) => {
      await migrate(untyped(transaction), migrationList);
      const tables = await copyTables(untyped(source.db), untyped(transaction));
      const texts = await compareTexts(source, { db: transaction, batch });
      const move = { tables, texts, blobs: countBlobs(folder) };
      if (!tables.every(isSameTable) || !texts.every(isSameText)) throw new NotEqual(move);
      return move;
    });
  } finally {
    await close();
  }
}

/** Tables are found in the database itself here, so that none can be forgotten. */
function untyped(db: Kysely<Schema>): Kysely<unknown> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same object; only its knowledge of tables is dropped
  return db as unknown as Kysely<unknown>;
}

async function compareTexts(from: Store, to: Store): Promise<MovedText[]> {
  const [left, right] = [from, to].map((store) => ({ db: store.db, log: createSqlUpdateLog(store) }));
  if (left === undefined || right === undefined) throw new TypeError('two sides are compared');
  const texts: MovedText[] = [];
  for (const { key, languages } of await readTextKeys(from.db)) {
    const proofs = {
      from: await proveText(left, key, languages),
      to: await proveText(right, key, languages),
    };
    texts.push({ key, ...proofs });
  }
  return texts;
}

async function readTextKeys(db: Kysely<Schema> | Transaction<Schema>) {
  const rows = await db
    .selectFrom('text')
    .leftJoin('document', 'document.id', 'text.document')
    .select(['text.address', 'document.languages'])
    .orderBy('text.address')
    .execute();
  const all = Object.values(TextLanguage);
  return rows.map(({ address, languages }) => ({
    key: address,
    languages: languages === null ? all : z.array(z.enum(TextLanguage)).parse(JSON.parse(languages)),
  }));
}

function countBlobs(folder: string): number {
  const blobs = join(folder, 'blobs');
  return existsSync(blobs) ? readdirSync(blobs).length : 0;
}
