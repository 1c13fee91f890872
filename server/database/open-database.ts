import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { DataName } from '#server/platform/data-names.ts';
import type { Batch } from './batch.ts';
import { lockDataFolder } from './data-folder.ts';
import { migrate } from './migrate.ts';
import { migrationList } from './migrations/migration-list.ts';
import { openSqlite, type SqliteOptions } from './node-sqlite.ts';
import type { Schema } from './schema.ts';

/** The one door to what is stored. */
export type Database = {
  db: Kysely<Schema>;
  batch: Batch;
  /** Really writes; rejects with `storage-failing` when storage fails. */
  probe: () => Promise<void>;
  /** Waits for the units of work under way, closes the file and frees the folder. */
  close: () => Promise<void>;
};

/** `folder` is the data folder; the rest is for tests. */
export type DatabaseOptions = Omit<SqliteOptions, 'file'> & {
  folder: string;
  migrations?: Record<string, Migration>;
};

/**
 * Locks the data folder, opens the database in it and brings its schema up to date. Refuses with `data-folder-locked`
 * or `storage-failing`; the folder is then free again.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { folder, migrations = migrationList, ...sqliteOptions } = options;
  const lock = lockDataFolder(folder);
  try {
    const sqlite = await openMigrated(
      { ...sqliteOptions, file: join(folder, DataName.database) },
      migrations,
    );
    const close = async () => {
      await sqlite.close();
      lock.release();
    };
    return { ...sqlite, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openMigrated(options: SqliteOptions, migrations: Record<string, Migration>) {
  const sqlite = await openSqlite<Schema>(options);
  try {
    await migrate(sqlite.db, migrations);
    return sqlite;
  } catch (error) {
    await sqlite.close();
    throw error;
  }
}
