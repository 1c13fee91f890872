import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { textMigrations } from '#test/support/text-migrations.ts';
import { openDatabase, type Database } from '#server/database/open-database.ts';
import { openPostgres } from '#server/database/postgres/open-postgres.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { createSqlUpdateLog, createText } from '#server/sync/sql-update-log.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { parseTextAddress, textKey } from '#shared/drafting/text-address.ts';
import { losingLine, type Loss } from '#test/support/losing-line.ts';
import { lacksPostgres, ownPostgres } from '#test/support/own-postgres.ts';
import { mustNotSkipInCi, NO_SMALL_DISK, smallDisk } from '#test/support/small-disk.ts';
import { NO_POSTGRES, runIn, startPostgres } from '#test/support/start-postgres.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const migrations = textMigrations;
const storageFailing = { code: ErrorCode.storageFailing };
const address = parseTextAddress('protocol-11/common');
if (address === null) throw new TypeError('not an address');
const text = textKey(address);

async function open(url: string, folder = join(temporaryFolder(), 'data')): Promise<Database> {
  const database = await openDatabase({ folder, postgres: { url }, migrations });
  onTestFinished(() => database.close());
  return database;
}

async function seed({ db }: Database): Promise<void> {
  const state = new Uint8Array([0]);
  const seeded = { address: address ?? never(), epoch: 1, schemaVersion: 1, state, clientId: 1, at: 1 };
  await inTransaction(db, (transaction) => createText(transaction, seeded));
}

function never(): never {
  throw new TypeError('unreachable');
}

function anAppend(firstSeq: number, size = 10) {
  const entry = {
    bytes: new Uint8Array(size).fill(firstSeq),
    member: 'in-secretary',
    connection: 'c',
    at: 1,
  };
  return { text, epoch: 1, firstSeq, entries: [entry], claims: [] };
}

const claim = (db: Database['db'], client: number) =>
  inTransaction(db, (transaction) =>
    transaction.insertInto('text_client').values({ text, client_id: client, member: 'in-mining' }).execute(),
  );

async function clients({ db }: Database): Promise<number[]> {
  const rows = await db.selectFrom('text_client').select('client_id').orderBy('client_id').execute();
  return rows.map((row) => row.client_id);
}

/** Until storage answers again; it must do so by itself, and soon. */
async function untilItWorks<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + 15_000;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > end) throw error;
      await wait(50);
    }
  }
}

const endConnections = (url: string) =>
  runIn(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name like 'alternat%' and datname = current_database()`,
  );

function soundServerTests(server: ReturnType<typeof ownPostgres>): void {
  test('every connection waits for the disk, whatever the server is set to', async () => {
    const url = await server().newDatabase();
    await runIn(url, 'alter database ' + new URL(url).pathname.slice(1) + ' set synchronous_commit to off');
    const { db } = await open(url);
    const { rows } = await sql`select current_setting('synchronous_commit') as waits`.execute(db);
    expect(rows).toEqual([{ waits: 'on' }]);
  });

  test('a server that does not write to its disk is refused, by name and with the way out', async () => {
    const careless = await startPostgres({ settings: { fsync: 'off' } });
    onTestFinished(() => careless.remove());
    const url = await careless.newDatabase();
    const refusal = openPostgres({ url });
    await expect(refusal).rejects.toMatchObject({ code: ErrorCode.invalidConfiguration });
    await expect(refusal).rejects.toThrow(/fsync off.*DATABASE_UNSAFE=allowed/);
    const allowed = await openPostgres({ url, isUnsafeAllowed: true });
    await allowed.probe();
    await allowed.close();
  });

  test('a server that cannot be reached is failing storage, said without the password', async () => {
    const refusal = await openPostgres({ url: 'postgres://me:secret@127.0.0.1:1/none' }).catch(String);
    expect(refusal).toContain('storage is failing');
    expect(refusal).not.toContain('secret');
  });

  test('U+0000 is refused as input, and harms nobody else in the same batch', async () => {
    const database = await open(await server().newDatabase());
    await seed(database);
    const zero = { sql: 'update text_client set member = ?', parameters: ['a\0b'] };
    const outcomes = await database.batch([
      [zero],
      [{ sql: 'update text_client set member = ?', parameters: ['b'] }],
    ]);
    expect(outcomes).toMatchObject([
      { kind: 'failed', error: { code: ErrorCode.invalidInput } },
      { kind: 'stored' },
    ]);
  });

  test('a statement that failed inside a unit of work cannot be passed over in silence', async () => {
    const database = await open(await server().newDatabase());
    await seed(database);
    const work = inTransaction(database.db, async (transaction) => {
      const row = { text, client_id: 9, member: 'in-mining' };
      await transaction.insertInto('text_client').values(row).execute();
      await transaction
        .insertInto('text_client')
        .values(row)
        .execute()
        .catch(() => undefined);
    });
    await expect(work).rejects.toThrow('transaction is aborted');
    expect(await clients(database)).toEqual([1]);
  });
}

function ownershipTests(server: ReturnType<typeof ownPostgres>): void {
  test('a workspace has one process: a second is refused until the first has closed', async () => {
    const url = await server().newDatabase();
    const first = await openDatabase({
      folder: join(temporaryFolder(), 'data'),
      postgres: { url },
      migrations,
    });
    const second = openPostgres({ url });
    await expect(second).rejects.toMatchObject({ code: ErrorCode.dataFolderLocked });
    await expect(second).rejects.toThrow('in use by another process');
    await first.close();
    await open(url);
  });

  test('kill -9 frees the workspace, and nothing that was said to be stored is missing', async () => {
    const url = await server().newDatabase();
    const folder = join(temporaryFolder(), 'data');
    const script = join(import.meta.dirname, 'hold-folder.ts');
    const child = spawn(process.execPath, [script, folder, url], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    expect((await lines.next()).value).toBe('open');
    let said = 1;
    while (said < 60) said = Number(String((await lines.next()).value).split(' ')[1]);
    child.kill('SIGKILL');
    for (let line = await lines.next(); line.done !== true; line = await lines.next())
      said = Number(line.value.split(' ')[1]);
    if (child.signalCode === null) await once(child, 'exit');
    const loaded = await createSqlUpdateLog(await open(url, folder)).load(text);
    const words = loaded?.tail.slice(1).map(({ bytes }) => new TextDecoder().decode(bytes)) ?? [];
    expect(words.length).toBeGreaterThanOrEqual(said - 1);
    expect(words).toEqual(words.map((_, index) => `word ${index + 2}`));
  });

  test('after another process has owned the workspace, the first never writes again', async () => {
    const url = await server().newDatabase();
    const line = await losingLine(url);
    const first = await open(line.url);
    await seed(first);
    line.cut();
    await endConnections(url);
    const second = await openPostgres({ url });
    await second.close();
    line.mend();
    const lost = { code: ErrorCode.ownershipLost };
    await expect(untilItAnswers(() => claim(first.db, 5))).rejects.toMatchObject(lost);
    await expect(createSqlUpdateLog(first).append(anAppend(2))).rejects.toMatchObject(lost);
    expect(await runIn(url, 'select client_id from text_client')).toEqual([{ client_id: '1' }]);
  });
}

/** As `untilItWorks`, for what must end in another refusal than failing storage. */
async function untilItAnswers<T>(work: () => Promise<T>): Promise<T> {
  return untilItWorks(() =>
    work().then(
      (value) => ({ value }),
      (error: unknown) => {
        if (error instanceof Object && 'code' in error && error.code === ErrorCode.storageFailing)
          throw error;
        return { error };
      },
    ),
  ).then((answer) => {
    if ('error' in answer) throw answer.error;
    return answer.value;
  });
}

function brokenLineTests(server: ReturnType<typeof ownPostgres>): void {
  const losses: [Loss, string, number[]][] = [
    ['answer', 'stored', [1, 5, 6]],
    ['commit', 'storage-failing', [1, 6]],
  ];
  test.each(losses)('a unit of work whose %s is lost is known to be %s', async (loss, known, expected) => {
    const url = await server().newDatabase();
    const line = await losingLine(url);
    const database = await open(line.url);
    await seed(database);
    line.loseNext(loss);
    const outcome = await claim(database.db, 5).then(
      () => 'stored',
      (error: unknown) => (error instanceof AppError ? error.code : error),
    );
    expect(outcome).toBe(known);
    await untilItWorks(() => claim(database.db, 6));
    expect(await clients(database)).toEqual(expected);
  });

  test('while nobody comes through, everything is failing storage; afterwards it goes on by itself', async () => {
    const line = await losingLine(await server().newDatabase());
    const database = await open(line.url);
    await seed(database);
    const log = createSqlUpdateLog(database);
    line.cut();
    const begun = performance.now();
    for (const work of [() => log.append(anAppend(2)), () => claim(database.db, 5), () => database.probe()])
      await expect(work()).rejects.toMatchObject(storageFailing);
    expect(performance.now() - begun).toBeLessThan(5_000);
    line.mend();
    await untilItWorks(() => log.append(anAppend(2)));
    expect((await log.load(text))?.tail.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await clients(database)).toEqual([1]);
  });

  test('a unit of work whose connection is ended is undone as a whole; the next one is served', async () => {
    const url = await server().newDatabase();
    const database = await open(url);
    await seed(database);
    const work = inTransaction(database.db, async (transaction) => {
      await transaction.insertInto('text_client').values({ text, client_id: 5, member: 'm' }).execute();
      await endConnections(url);
      await transaction.insertInto('text_client').values({ text, client_id: 6, member: 'm' }).execute();
    });
    await expect(work).rejects.toMatchObject(storageFailing);
    await untilItWorks(() => claim(database.db, 7));
    expect(await clients(database)).toEqual([1, 7]);
  });

  test('a server that says nothing in time is failing storage, and is left', async () => {
    const url = await server().newDatabase();
    const folder = join(temporaryFolder(), 'data');
    const postgres = { url, answerLimitMs: 200 };
    const database = await openDatabase({ folder, postgres, migrations });
    onTestFinished(() => database.close());
    await expect(sql`select pg_sleep(3)`.execute(database.db)).rejects.toMatchObject(storageFailing);
    await untilItWorks(() => seed(database));
  });

  test('a database that has become read-only is failing storage for writers until it is writable again', async () => {
    const url = await server().newDatabase();
    const database = await open(url);
    await seed(database);
    await sql`set session characteristics as transaction read only`.execute(database.db);
    await expect(createSqlUpdateLog(database).append(anAppend(2))).rejects.toMatchObject(storageFailing);
    await expect(claim(database.db, 5)).rejects.toMatchObject(storageFailing);
    expect(await clients(database)).toEqual([1]);
    await sql`set session characteristics as transaction read write`.execute(database.db);
    await createSqlUpdateLog(database).append(anAppend(2));
  });

  test('the server is killed and started again under appends: what was said to be stored is there, in order', async () => {
    const url = await server().newDatabase();
    const database = await open(url);
    await seed(database);
    const log = createSqlUpdateLog(database);
    let said = 1;
    const over = new AbortController();
    const writing = (async () => {
      while (!over.signal.aborted) {
        const next = said + 1;
        // As a room does: the same append again until it is stored.
        await untilItWorks(() => log.append(anAppend(next)));
        said = next;
      }
    })();
    for (let round = 0; round < 2; round += 1) {
      const before = said;
      await server().kill();
      await expect(database.probe()).rejects.toMatchObject(storageFailing);
      await server().start();
      await expect.poll(() => said, { timeout: 15_000 }).toBeGreaterThan(before + 20);
    }
    over.abort();
    await writing;
    const loaded = await log.load(text);
    expect(loaded?.tail.map(({ seq }) => seq)).toEqual(Array.from({ length: said }, (_, index) => index + 1));
  }, 60_000);
}

/** With 1 MiB of write-ahead log at a time even a small disk has room for a cluster. */
const SMALL_CLUSTER = {
  initial: ['--wal-segsize=1'],
  settings: { min_wal_size: '2MB', max_wal_size: '4MB' },
};

function fullDiskTest(): void {
  test('a full disk: nothing is said or half stored, and the same append succeeds once there is space', async ({
    skip,
  }) => {
    const disk = smallDisk(80);
    if (disk === null) {
      mustNotSkipInCi(NO_SMALL_DISK);
      skip(NO_SMALL_DISK);
      return;
    }
    onTestFinished(() => disk.remove());
    // The account of PostgreSQL must get through.
    chmodSync(join(disk.folder, '..'), 0o755);
    const server = await startPostgres({ folder: disk.folder, ...SMALL_CLUSTER });
    onTestFinished(() => server.remove());
    const database = await open(await server.newDatabase());
    await seed(database);
    const log = createSqlUpdateLog(database);
    await log.append(anAppend(2));
    disk.fill();
    const append = anAppend(3, 400_000);
    await expect(log.append(append)).rejects.toMatchObject(storageFailing);
    await expect(log.append(append)).rejects.toMatchObject(storageFailing);
    await expect(
      inTransaction(database.db, async (transaction) => {
        await transaction.updateTable('text').set({ schema_version: 2 }).execute();
        await transaction
          .insertInto('text_checkpoint')
          .values({ text, seq: 2, bytes: crypto.getRandomValues(new Uint8Array(60_000)), at: 1 })
          .execute();
        await transaction
          .insertInto('text_archive')
          .values({ text, first_seq: 1, last_seq: 2, bytes: new Uint8Array(900_000).fill(9), at: 1 })
          .execute();
      }),
    ).rejects.toMatchObject(storageFailing);
    disk.free();
    // A server that could not even write its log may have ended itself.
    await server.start().catch(() => undefined);
    await untilItWorks(() => log.append(append));
    await untilItWorks(() => database.probe());
    const loaded = await log.load(text);
    expect(loaded?.tail.map(({ seq, bytes }) => `${seq}:${bytes.length}`)).toEqual([
      '1:1',
      '2:10',
      '3:400000',
    ]);
    expect(loaded?.schemaVersion).toBe(1);
  }, 60_000);
}

describe.skipIf(lacksPostgres())(`PostgreSQL (${NO_POSTGRES} where this is skipped)`, () => {
  const server = ownPostgres();
  describe('a sound server', () => {
    soundServerTests(server);
  });
  describe('ownership', () => {
    ownershipTests(server);
  });
  describe('a line that breaks', () => {
    brokenLineTests(server);
  });
  describe('a full disk', () => {
    fullDiskTest();
  });
});
