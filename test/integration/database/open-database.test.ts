import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql, type Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { textMigrations } from '#test/support/text-migrations.ts';
import { openDatabase } from '#server/database/open-database.ts';
import type { Schema } from '#server/database/schema.ts';
import { createSqlUpdateLog } from '#server/sync/sql-update-log.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { parseTextAddress, textKey } from '#shared/drafting/text-address.ts';
import { temporaryDatabase } from '#test/support/temporary-database.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const migrations = textMigrations;

async function tablesOf(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(
    db,
  );
  return rows.map(({ name }) => name).sort();
}

function otherProcess(folder: string): ChildProcess {
  const script = join(import.meta.dirname, 'hold-folder.ts');
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

function linesOf(child: ChildProcess): AsyncIterator<string> {
  if (child.stdout === null) throw new TypeError('the process has no output');
  return createInterface(child.stdout)[Symbol.asyncIterator]();
}

test('a new folder is for its owner alone, and the database in it is durable and checks references', async () => {
  const { db, folder, probe } = await temporaryDatabase();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  await probe();
  const pragma = async (name: string) =>
    Object.values((await sql.raw<object>(`pragma ${name}`).execute(db)).rows[0] ?? {})[0];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
});

test('what was stored is there when the folder is opened again; migrations run once', async () => {
  const folder = join(temporaryFolder(), 'data');
  const first = await openDatabase({ folder, migrations });
  await sql`insert into text values ('a/common', 'a', 'common', null, 1, 1, 1)`.execute(first.db);
  await first.close();
  const second = await temporaryDatabase({ folder });
  expect(await second.db.selectFrom('text').select('address').execute()).toEqual([{ address: 'a/common' }]);
});

test('a migration that fails leaves the schema as it was, names itself, and frees the folder', async () => {
  const folder = join(temporaryFolder(), 'data');
  await (await openDatabase({ folder, migrations })).close();
  const half = {
    up: async (db: Kysely<unknown>) => {
      await db.schema.createTable('half').addColumn('id', 'integer').execute();
    },
  };
  const broken = {
    up: async (db: Kysely<unknown>) => {
      await db.schema.alterTable('text').addColumn('spoiled', 'text').execute();
      throw new Error('broken on purpose');
    },
  };
  const opening = openDatabase({
    folder,
    migrations: { ...migrations, '0102-half': half, '0103-broken': broken },
  });
  await expect(opening).rejects.toThrow('0103-broken');
  const { db } = await temporaryDatabase({ folder });
  expect(await tablesOf(db)).not.toContain('half');
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info('text')`.execute(db);
  expect(rows.map(({ name }) => name)).not.toContain('spoiled');
});

test('a first migration that fails leaves no table at all', async () => {
  const folder = join(temporaryFolder(), 'data');
  const broken = { up: () => Promise.reject(new Error('broken on purpose')) };
  await expect(
    openDatabase({ folder, migrations: { ...migrations, '0102-broken': broken } }),
  ).rejects.toThrow('0102');
  const { db } = await temporaryDatabase({ folder, migrations: {} });
  expect((await tablesOf(db)).filter((name) => !name.startsWith('kysely'))).toEqual([]);
});

test('all migrations of the product run, one after the other, on an empty folder', async () => {
  const folder = join(temporaryFolder(), 'data');
  const { db, probe, close } = await openDatabase({ folder });
  onTestFinished(close);
  expect(await tablesOf(db)).toContain('text_update');
  await probe();
});

test('a folder that cannot be made is said by name', async () => {
  const file = join(temporaryFolder(), 'a-file');
  writeFileSync(file, '');
  const folder = join(file, 'data');
  const opening = openDatabase({ folder, migrations });
  await expect(opening).rejects.toMatchObject({ code: ErrorCode.storageFailing, details: { folder } });
});

test('the folder is refused to a second opener, by name, until the first has closed it', async () => {
  const folder = join(temporaryFolder(), 'data');
  const first = await openDatabase({ folder, migrations });
  const refusal = await openDatabase({ folder, migrations }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(AppError);
  expect(refusal).toMatchObject({ code: ErrorCode.dataFolderLocked, details: { folder } });
  expect(String(refusal)).toContain(folder);
  const child = otherProcess(folder);
  expect((await linesOf(child).next()).value).toBe(ErrorCode.dataFolderLocked);
  await first.close();
  await temporaryDatabase({ folder });
});

test('kill -9 frees the folder, and nothing that was said to be stored is missing', async () => {
  const folder = join(temporaryFolder(), 'data');
  const child = otherProcess(folder);
  const lines = linesOf(child);
  expect((await lines.next()).value).toBe('open');
  await expect(openDatabase({ folder, migrations })).rejects.toMatchObject({
    code: ErrorCode.dataFolderLocked,
  });
  let said = 1;
  while (said < 60) said = Number(String((await lines.next()).value).split(' ')[1]);
  child.kill('SIGKILL');
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) {
    said = Number(line.value.split(' ')[1]);
  }
  if (child.signalCode === null) await once(child, 'exit');

  const { db, batch } = await temporaryDatabase({ folder });
  const address = parseTextAddress('protocol-11/common');
  const loaded = address === null ? null : await createSqlUpdateLog({ db, batch }).load(textKey(address));
  const words = loaded?.tail.slice(1).map(({ bytes }) => new TextDecoder().decode(bytes)) ?? [];
  expect(words.length).toBeGreaterThanOrEqual(said - 1);
  expect(words).toEqual(words.map((_, index) => `word ${index + 2}`));
});
