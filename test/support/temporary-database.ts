import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { textMigrations } from './text-migrations.ts';
import { openDatabase, type Database, type DatabaseOptions } from '#server/database/open-database.ts';
import { databaseOf } from './chosen-database.ts';
import { forgetfulWorkers } from './forgetful-worker.ts';
import { losingLine } from './losing-line.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A real database, with the tables of texts, in a folder that goes when the test ends. */
export async function temporaryDatabase(
  options: Partial<DatabaseOptions> = {},
): Promise<Database & { folder: string }> {
  const folder = options.folder ?? join(temporaryFolder(), 'data');
  const url = await databaseOf(folder);
  const postgres = url === null ? null : { url };
  const database = await openDatabase({ migrations: textMigrations, postgres, ...options, folder });
  onTestFinished(() => database.close());
  return { ...database, folder };
}

/** As `temporaryDatabase`; the answer to the next batch can be lost. */
export async function forgetfulDatabase(): Promise<Database & { loseNextAnswer: () => void }> {
  const folder = join(temporaryFolder(), 'data');
  const url = await databaseOf(folder);
  if (url === null) {
    const { startWorker, loseNextAnswer } = forgetfulWorkers();
    return { ...(await temporaryDatabase({ folder, startWorker })), loseNextAnswer };
  }
  const line = await losingLine(url);
  const database = await temporaryDatabase({ folder, postgres: { url: line.url } });
  return { ...database, loseNextAnswer: () => line.loseNext('answer') };
}
