import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DataName } from '#server/platform/data-names.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

const SQLITE_BUSY = 5;

/** Never collected while held: a lock whose object is collected would be free. */
const held = new Set<DatabaseSync>();

export type DataFolderLock = { release(): void };

/**
 * Creates the folder, for its owner alone, and holds it against every other process until `release` or the end of
 * this process, however it ends: the lock is the operating system's. Refuses with `data-folder-locked`.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  const lock = openLock(folder);
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw unusable(folder, error);
    const message = `the data folder ${folder} is in use by another process: stop that one, or set another DATA_DIR`;
    throw new AppError(ErrorCode.dataFolderLocked, message, { details: { folder }, cause: error });
  }
  held.add(lock);
  return {
    release() {
      if (held.delete(lock)) lock.close();
    },
  };
}

/**
 * Refuses (`invalid-configuration`) to begin a second workspace beside the one that the folder belongs to: a forgotten
 * DATABASE_URL would start an old or an empty one without a word, and both would go on under the same names.
 */
export function requireRightDatabase(folder: string, kind: 'sqlite' | 'postgres'): void {
  const has = (file: string) => existsSync(join(folder, file));
  if (kind === 'sqlite' && has(DataName.moved)) {
    throw wrongDatabase(folder, 'was moved into PostgreSQL: set DATABASE_URL');
  }
  if (kind === 'postgres' && has(DataName.database)) {
    throw wrongDatabase(folder, 'is in SQLite: move it with "npm run migrate", or set another DATA_DIR');
  }
}

function wrongDatabase(folder: string, sentence: string): AppError {
  return new AppError(
    ErrorCode.invalidConfiguration,
    `the workspace of the data folder ${folder} ${sentence}`,
  );
}

function openLock(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: 0 });
  } catch (error) {
    throw unusable(folder, error);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === SQLITE_BUSY;
}

function unusable(folder: string, cause: unknown): AppError {
  const message = `the data folder ${folder} cannot be used`;
  return new AppError(ErrorCode.storageFailing, message, { details: { folder }, cause });
}
