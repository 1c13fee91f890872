import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { sql, type Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite, SqliteError, type Sqlite, type SqliteOptions } from '#server/database/node-sqlite.ts';
import { startSqliteWorker } from '#server/database/sqlite-thread.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

type Note = { id: number; words: string };
type Notes = { note: Note };

const storageFailing = { code: ErrorCode.storageFailing };

async function open(options: Partial<SqliteOptions> = {}): Promise<Sqlite<Notes>> {
  const sqlite = await openSqlite<Notes>({ file: join(temporaryFolder(), 'notes.sqlite'), ...options });
  onTestFinished(() => sqlite.close());
  await sql`create table note (id integer primary key, words text not null) strict`.execute(sqlite.db);
  return sqlite;
}

/** As `open`, and the threads that were started, so that a test can end one. */
async function openWithThreads(): Promise<Sqlite<Notes> & { threads: Worker[] }> {
  const threads: Worker[] = [];
  const startWorker = (file: string) => {
    const worker = startSqliteWorker(file);
    threads.push(worker);
    return worker;
  };
  return { ...(await open({ startWorker })), threads };
}

async function ids(db: Kysely<Notes>): Promise<number[]> {
  const rows = await db.selectFrom('note').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

const note = (id: number, words = 'w'): Note => ({ id, words });
const insert = (id: number) => ({ sql: 'insert into note values (?, ?)', parameters: [id, 'w'] });

test('groups of a batch are judged apart, each whole', async () => {
  const { db, batch } = await open();
  const outcomes = await batch([
    [insert(1), insert(2)],
    [insert(3), insert(1)],
    [insert(4), { sql: 'select 1 where 1 = 2', parameters: [], mustReturnRow: true }, insert(5)],
    [insert(6)],
  ]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'failed', 'refused', 'stored']);
  expect(outcomes[1]).toMatchObject({ error: { errcode: 1555 } });
  expect(outcomes[2]).toMatchObject({ statement: 1 });
  expect(await ids(db)).toEqual([1, 2, 6]);
});

test('a constraint is the fault of the statement, not of storage', async () => {
  const { db } = await open();
  await db.insertInto('note').values(note(1)).execute();
  const again = db.insertInto('note').values(note(1)).execute();
  await expect(again).rejects.toBeInstanceOf(SqliteError);
  await expect(again).rejects.toMatchObject({ errcode: 1555 });
});

test('values come back as they were given: blobs, the empty one too, whole numbers, dates, truth', async () => {
  const { db } = await open();
  const large = new Uint8Array(1024 * 1024).map((_, index) => index % 253);
  const slice = large.subarray(3, 6);
  const { rows } = await sql<Record<string, unknown>>`select ${new Uint8Array(0)} as empty, ${large} as large,
    ${slice} as slice, ${Buffer.from('pool')} as pooled, ${5} / 2 as whole, typeof(${5}) as kind, ${0.5} as half,
    ${Number.MAX_SAFE_INTEGER} as biggest, ${true} as yes, ${new Date(0)} as day, ${null} as missing`.execute(
    db,
  );
  const { large: largeBack, ...rest } = rows[0] ?? {};
  expect(largeBack).toBeInstanceOf(Uint8Array);
  expect(largeBack instanceof Uint8Array && Buffer.compare(largeBack, large)).toBe(0);
  expect(rest).toEqual({
    empty: new Uint8Array(0),
    slice: new Uint8Array([3, 4, 5]),
    pooled: new TextEncoder().encode('pool'),
    whole: 2,
    kind: 'integer',
    half: 0.5,
    biggest: Number.MAX_SAFE_INTEGER,
    yes: 1,
    day: '1970-01-01T00:00:00.000Z',
    missing: null,
  });
});

test('more different statements than are kept prepared, and a table that grows under one of them', async () => {
  const { db } = await open();
  await db.insertInto('note').values(note(1)).execute();
  const all = () => sql<Note>`select * from note`.execute(db);
  expect((await all()).rows).toEqual([note(1)]);
  for (let count = 0; count < 600; count += 1) {
    expect((await sql.raw<{ n: number }>(`select ${count} as n`).execute(db)).rows).toEqual([{ n: count }]);
  }
  await sql`alter table note add column side text default 'in'`.execute(db);
  expect((await all()).rows).toEqual([{ ...note(1), side: 'in' }]);
});

test('a thread that dies takes its transaction along as a whole; the next calls are served', async () => {
  const { db, batch, threads } = await openWithThreads();
  const work = inTransaction(db, async (transaction) => {
    await transaction.insertInto('note').values(note(1)).execute();
    await threads.at(-1)?.terminate();
    // The new thread must not store this one alone.
    await transaction.insertInto('note').values(note(2)).execute();
  });
  await expect(work).rejects.toMatchObject(storageFailing);
  expect(await ids(db)).toEqual([]);
  expect(await batch([[insert(3)]])).toEqual([{ kind: 'stored' }]);
  expect(await ids(db)).toEqual([3]);
  expect(threads.length).toBe(2);
});

test('a thread that dies before a commit: the commit rejects and nothing is stored', async () => {
  const { db, threads } = await openWithThreads();
  const work = inTransaction(db, async (transaction) => {
    await transaction.insertInto('note').values(note(1)).execute();
    await threads.at(-1)?.terminate();
  });
  await expect(work).rejects.toMatchObject(storageFailing);
  expect(await ids(db)).toEqual([]);
});

test('calls under way when a thread dies reject; it is started again each time', async () => {
  const { db, threads } = await openWithThreads();
  for (let round = 0; round < 3; round += 1) {
    const slow = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000000)
      select count(*) from n`.execute(db);
    const [died] = await Promise.allSettled([slow, nextTurn().then(() => threads.at(-1)?.terminate())]);
    expect(died).toMatchObject({ status: 'rejected', reason: storageFailing });
    await db.insertInto('note').values(note(round)).execute();
  }
  expect(await ids(db)).toEqual([0, 1, 2]);
  expect(threads.length).toBe(4);
});

test('a disk that does not answer in time is failing storage', async () => {
  const { db } = await open({ answerLimitMs: 60 });
  const slow = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 4000000)
    select count(*) from n`.execute(db);
  await expect(slow).rejects.toMatchObject(storageFailing);
});

test('a file that cannot be opened is failing storage', async () => {
  await expect(openSqlite({ file: '/nowhere/at/all.sqlite' })).rejects.toMatchObject(storageFailing);
});

test('closing waits for the work before it and refuses the work after it', async () => {
  const file = join(temporaryFolder(), 'notes.sqlite');
  const { db, close } = await open({ file });
  const before = inTransaction(db, async (transaction) => {
    await nextTurn();
    await transaction.insertInto('note').values(note(1)).execute();
  });
  const closing = close();
  await expect(ids(db)).rejects.toMatchObject(storageFailing);
  await Promise.all([before, closing, close()]);
  const again = await openSqlite<Notes>({ file });
  onTestFinished(() => again.close());
  expect(await ids(again.db)).toEqual([1]);
});

test('a reading waits for no unit of work, and sees nothing of it before its commit', async () => {
  const { db, reads } = await open();
  await db.insertInto('note').values(note(1)).execute();
  const held = Promise.withResolvers<void>();
  const inserted = Promise.withResolvers<void>();
  const working = inTransaction(db, async (transaction) => {
    await transaction.insertInto('note').values(note(2)).execute();
    inserted.resolve();
    await held.promise;
    // The reading between has neither ended nor seen it.
    await transaction.insertInto('note').values(note(3)).execute();
  });
  await inserted.promise;
  expect(await ids(reads)).toEqual([1]);
  held.resolve();
  await working;
  expect(await ids(reads)).toEqual([1, 2, 3]);
});

test('what only reads writes nothing and begins nothing', async () => {
  const { db, reads } = await open();
  await db.insertInto('note').values(note(1)).execute();
  await expect(reads.insertInto('note').values(note(2)).execute()).rejects.toThrow('readonly');
  await expect(inTransaction(reads, async () => undefined)).rejects.toThrow('no unit of work');
  await expect(sql`pragma user_version = 7`.execute(reads)).rejects.toThrow('readonly');
  expect(await ids(db)).toEqual([1]);
});

test('readings go on by the thread that replaces one that ended', async () => {
  const { db, reads, threads } = await openWithThreads();
  await db.insertInto('note').values(note(1)).execute();
  await threads[0]?.terminate();
  await expect.poll(() => ids(reads).catch(() => null)).toEqual([1]);
  await db.insertInto('note').values(note(2)).execute();
  expect(await ids(reads)).toEqual([1, 2]);
});

test('readings keep no part of the write-ahead log from being brought home', async () => {
  const file = join(temporaryFolder(), 'notes.sqlite');
  const { db, reads, close } = await openSqlite<Notes>({ file });
  await sql`create table note (id integer primary key, words text not null) strict`.execute(db);
  await db.insertInto('note').values(note(1)).execute();
  expect(await ids(reads)).toEqual([1]);
  const checkpoint = await sql`pragma wal_checkpoint(truncate)`.execute(db);
  expect(checkpoint.rows).toMatchObject([{ busy: 0 }]);
  await close();
  expect(existsSync(`${file}-wal`)).toBe(false);
});
