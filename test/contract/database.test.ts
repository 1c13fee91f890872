import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openSqlite } from '#server/database/node-sqlite.ts';
import { openPostgres } from '#server/database/postgres/open-postgres.ts';
import { databaseOf } from '#test/support/chosen-database.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { databaseContract, type Note } from './database.contract.ts';

databaseContract(async (options) => {
  const folder = temporaryFolder();
  const url = await databaseOf(folder);
  const database =
    url === null
      ? await openSqlite<{ note: Note }>({ file: join(folder, 'notes.sqlite'), ...options })
      : await openPostgres<{ note: Note }>({ url, ...options });
  onTestFinished(() => database.close());
  return database;
});
