import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sql } from 'kysely';
import type { Database } from '#server/database/open-database.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { seedWorkspace } from '#server/demo/seed-workspace.ts';
import { startApp } from '#test/support/start-app.ts';
import { removeDataFolder, startServerProcess } from '#test/support/start-server-process.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const TABLES = [
  'workspace',
  'side',
  'sub_group',
  'member',
  'member_role',
  'sub_group_member',
  'session',
  'session_co_chair',
  'session_sub_group',
  'session_delegation',
  'session_delegate',
  'user',
  'document',
  'text',
  'text_update',
  'text_checkpoint',
  'text_client',
  'audit_fact',
] as const;

async function open(folder = temporaryFolder()): Promise<Database> {
  const database = await openDatabase({ folder });
  onTestFinished(() => database.close());
  return database;
}

async function everyRow({ db }: Database): Promise<Record<string, unknown[]>> {
  const rows = await Promise.all(TABLES.map((table) => db.selectFrom(table).selectAll().execute()));
  return Object.fromEntries(TABLES.map((table, index) => [table, rows[index] ?? []]));
}

async function factsOf({ db }: Database): Promise<string[]> {
  const rows = await db.selectFrom('audit_fact').select(['fact', 'thing']).orderBy('seq').execute();
  return rows.map((row) => `${row.fact} ${row.thing}`);
}

describe('seeding', () => {
  test('a second run changes nothing, not even an epoch', async () => {
    const database = await open();
    await seedWorkspace({ db: database.db, now: () => 1000, scenario: 'drafting' });
    const before = await everyRow(database);
    await seedWorkspace({ db: database.db, now: () => 2000, scenario: 'drafting' });
    expect(await everyRow(database)).toEqual(before);
    const empty = TABLES.filter((table) => before[table]?.length === 0);
    // a seeded state lies either in the log or in a checkpoint
    expect([['text_update'], ['text_checkpoint']]).toContainEqual(empty);
  });

  test('what people wrote in between stays, and what is missing comes back', async () => {
    const database = await open();
    await seedWorkspace({ db: database.db, now: () => 1000, scenario: 'drafting' });
    await database.db
      .updateTable('document')
      .set({ stage: 'reconciling' })
      .where('id', '=', 'agenda-11')
      .execute();
    const text = 'minutes-11-mining/common';
    await database.db.deleteFrom('document').where('id', '=', 'minutes-11-mining').execute();
    for (const table of ['text_update', 'text_checkpoint', 'text_client'] as const) {
      await sql`delete from ${sql.table(table)} where text = ${text}`.execute(database.db);
    }
    await sql`delete from text where address = ${text}`.execute(database.db);
    await seedWorkspace({ db: database.db, now: () => 2000, scenario: 'drafting' });
    const stages = await database.db.selectFrom('document').select(['id', 'stage']).execute();
    expect(stages).toHaveLength(6);
    expect(stages.find((row) => row.id === 'agenda-11')?.stage).toBe('reconciling');
    const created = (await factsOf(database)).filter((fact) => fact.endsWith('minutes-11-mining'));
    expect(created).toHaveLength(2);
  });

  test('each fact is recorded once, with what it tells of', async () => {
    const database = await open();
    await seedWorkspace({ db: database.db, now: () => 1000, scenario: 'drafting' });
    const facts = await factsOf(database);
    expect(new Set(facts).size).toBe(facts.length);
    expect(facts.filter((fact) => fact.startsWith('MemberAppointed'))).toHaveLength(19);
    expect(facts.filter((fact) => fact.startsWith('DocumentCreated'))).toHaveLength(6);
    expect(facts[0]).toBe('WorkspaceFounded workspace/1');
  });

  test('each text has an epoch of its own, and another in another workspace', async () => {
    const epochs: number[] = [];
    for (const database of [await open(), await open()]) {
      await seedWorkspace({ db: database.db, now: () => 1000, scenario: 'drafting' });
      const rows = await database.db.selectFrom('text').select('epoch').execute();
      epochs.push(...rows.map((row) => row.epoch));
    }
    expect(new Set(epochs).size).toBe(12);
  });

  test('a failure in the last step leaves nothing behind', async () => {
    const database = await open();
    await sql`create trigger refuse before insert on audit_fact when new.thing = 'document/agenda-11'
      begin select raise(abort, 'refused by the test'); end`.execute(database.db);
    await expect(seedWorkspace({ db: database.db, now: () => 1000, scenario: 'drafting' })).rejects.toThrow(
      /refused by the test/,
    );
    expect(Object.values(await everyRow(database)).flat()).toEqual([]);
    await sql`drop trigger refuse`.execute(database.db);
    await seedWorkspace({ db: database.db, now: () => 1000, scenario: 'drafting' });
    expect(await database.db.selectFrom('text').selectAll().execute()).toHaveLength(6);
  });

  test('a real workspace is never mixed with a demonstration', async () => {
    const database = await open();
    await database.db
      .insertInto('workspace')
      .values({ id: 1, demonstration: 0, languages: '["en"]' })
      .execute();
    await expect(
      seedWorkspace({ db: database.db, now: () => 1000, scenario: 'drafting' }),
    ).rejects.toMatchObject({
      code: 'invalid-configuration',
    });
    expect(await database.db.selectFrom('member').selectAll().execute()).toEqual([]);
  });

  test('a server killed while it starts is complete after the next start', async () => {
    const dataFolder = temporaryFolder();
    for (const lifetimeMs of [250, 400, 550, 700, 850]) {
      const starting = startServerProcess({
        dataFolder,
        onSpawn: (kill) => void wait(lifetimeMs).then(kill),
      });
      await starting.then(
        (server) => server.ended,
        () => undefined, // killed before it was ready
      );
    }
    const app = await startApp({ dataFolder, hasCanaries: false });
    const facts = await factsOf(app.app.database);
    expect(new Set(facts).size).toBe(facts.length);
    const cookie = await app.loginAs('ru-secretary');
    expect(await (await app.get('/api/documents', cookie)).json()).toHaveLength(6);
    await app.stop();
  });
});

describe('the record of facts', () => {
  test('nothing in it can be changed or deleted', async () => {
    const { db } = await open();
    await seedWorkspace({ db, now: () => 1000, scenario: 'drafting' });
    await expect(db.updateTable('audit_fact').set({ actor: 'nobody' }).execute()).rejects.toThrow(
      /never changed/,
    );
    await expect(db.deleteFrom('audit_fact').execute()).rejects.toThrow(/never deleted/);
  });
});

test('a data folder can be removed once its server has stopped', async () => {
  const server = await startServerProcess();
  expect(await server.kill('SIGTERM')).toEqual({ code: 0, signal: null });
  await removeDataFolder(server.dataFolder);
});
