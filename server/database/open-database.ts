import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { DataName } from '#server/platform/data-names.ts';
import type { Batch } from './batch.ts';
import { lockDataFolder, requireRightDatabase } from './data-folder.ts';
import { migrate } from './migrate.ts';
import { migrationList } from './migrations/migration-list.ts';
import { openSqlite, type SqliteOptions } from './node-sqlite.ts';
import { openPostgres } from './postgres/open-postgres.ts';
import type { PostgresPlace } from './postgres/postgres-session.ts';
import type { Schema } from './schema.ts';

/** The one door to what is stored. */
export type Database = {
  db: Kysely<Schema>;
  /**
   * For questions whose answer lets somebody in: reads what is committed at that moment, and need not wait for the unit
   * of work under way (in PostgreSQL it does). It never sees a transaction of its caller, and writes nothing.
   */
  reads: Kysely<Schema>;
  batch: Batch;
  /** Really writes; rejects with `storage-failing` when storage fails. */
  probe: () => Promise<void>;
  /** Waits for the units of work under way, closes the database and frees the folder. */
  close: () => Promise<void>;
};

/** `folder` is the data folder; without `postgres` the database is a file in it. The rest is for tests. */
export type DatabaseOptions = Omit<SqliteOptions, 'file'> & {
  folder: string;
  postgres?: PostgresPlace | null;
  migrations?: Record<string, Migration>;
};

/**
 * Locks the data folder, opens the database and brings its schema up to date. Refuses with `data-folder-locked`,
 * `storage-failing` or `invalid-configuration`; the folder is then free again.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  // Also beside PostgreSQL: the files of the workspace and the secret of its logins lie there.
  const lock = lockDataFolder(options.folder);
  try {
    requireRightDatabase(options.folder, options.postgres ? 'postgres' : 'sqlite');
    const opened = await openMigrated(options);
    const close = async () => {
      await opened.close();
      lock.release();
    };
    return { ...opened, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openMigrated({ migrations = migrationList, ...options }: DatabaseOptions): Promise<Database> {
  const opened = await openEither(options);
  try {
    await migrate(opened.db, migrations);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function openEither({ folder, postgres = null, ...options }: DatabaseOptions): Promise<Database> {
  if (postgres === null) return openSqlite<Schema>({ ...options, file: join(folder, DataName.database) });
  const { log, waitLimitMs } = options;
  return openPostgres<Schema>({
    ...postgres,
    ...(log === undefined ? {} : { log }),
    ...(waitLimitMs === undefined ? {} : { waitLimitMs }),
  });
}
