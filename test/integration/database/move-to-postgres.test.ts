import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { openDatabase } from '#server/database/open-database.ts';
import { moveWorkspace } from '#server/move-workspace.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { epochOf, openText, PROTOCOL } from '#test/support/open-text.ts';
import { lacksPostgres, ownPostgres } from '#test/support/own-postgres.ts';
import { newAction } from '#test/support/register-client.ts';
import { startApp, type StartedApp } from '#test/support/start-app.ts';
import { NO_POSTGRES, runIn } from '#test/support/start-postgres.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const MOVE = join(import.meta.dirname, '..', '..', '..', 'server', 'move.ts');
const refused = { code: ErrorCode.invalidConfiguration };

/** Without what the environment of the run may say about databases. */
async function start(dataFolder: string, url: string | null): Promise<StartedApp> {
  const postgres = url === null ? null : { url, isUnsafeAllowed: false };
  const app = await startApp({ dataFolder, postgres });
  onTestFinished(() => app.stop({ keepData: true }).then(() => undefined));
  return app;
}

function firstWords(doc: Y.Doc): Y.XmlText {
  for (const part of doc.getXmlFragment('en').toArray()) {
    const block = part instanceof Y.XmlElement && part.nodeName !== 'heading' ? part.get(0) : null;
    const words = block instanceof Y.XmlElement && block.length > 0 ? block.get(0) : null;
    if (words instanceof Y.XmlText) return words;
  }
  throw new Error('the text has no words');
}

const wordsOf = (doc: Y.Doc) => doc.getXmlFragment('en').toJSON();

/** A demonstration with some work in it: words in a text, an action, and its chip. */
async function workedIn(folder: string) {
  const app = await startApp({ dataFolder: folder, postgres: null });
  const writer = await openText(app, 'in-secretary');
  firstWords(writer.doc).insert(0, '⟦before the move⟧ ');
  await writer.receipt();
  const cookie = await app.loginAs('in-secretary');
  const clause = { document: 'minutes-11-mining', cid: 'c-matter-1' };
  const answer = await app.post('/api/documents/minutes-11-mining/actions', newAction({ clause }), {
    cookie,
  });
  expect(answer.status).toBe(201);
  const epoch = await epochOf(app, cookie, PROTOCOL);
  await app.stop({ keepData: true });
  writer.close();
  return { writer, cookie, epoch };
}

const runMove = (...args: string[]) => spawnSync(process.execPath, [MOVE, ...args], { encoding: 'utf8' });

function wholeMove(server: ReturnType<typeof ownPostgres>): void {
  test('a workspace that was worked in goes on in PostgreSQL: same logins, same epoch, and what was written offline merges', async () => {
    const folder = temporaryFolder();
    const url = await server().newDatabase();
    const { writer, cookie, epoch } = await workedIn(folder);

    const { status, stdout, stderr } = runMove('--from', folder, '--to', url);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^audit_fact +\d+ +[0-9a-f]{16} +equal$/m);
    expect(stdout).toMatch(/^protocol-11\/common +\d+ .* equal$/m);
    expect(stdout).not.toContain('DIFFERENT');

    firstWords(writer.doc).insert(0, '⟦written meanwhile⟧ ');
    const app = await start(folder, url);
    expect(await epochOf(app, cookie, PROTOCOL)).toBe(epoch);
    const back = await openText(app, 'in-secretary', { doc: writer.doc, cookie });
    const reader = await openText(app, 'ru-cochair');
    await reader.until(() => wordsOf(reader.doc).includes('written meanwhile'));
    expect(wordsOf(reader.doc)).toContain('before the move');
    expect(wordsOf(reader.doc)).toBe(wordsOf(back.doc));
    const clause = { document: 'minutes-11-mining', cid: 'c-matter-1' };
    const next = await app.post('/api/documents/minutes-11-mining/actions', newAction({ clause }), {
      cookie,
    });
    expect(next.status).toBe(201);
    for (const client of [back, reader]) client.close();
    const facts = await runIn(url, 'select count(*) as all, count(distinct seq) as numbers from audit_fact');
    expect(facts[0]?.['all']).toBe(facts[0]?.['numbers']);
    await expect(runIn(url, 'truncate audit_fact')).rejects.toThrow('never deleted');
  }, 60_000);

  test('after the move nobody goes on in SQLite, and nobody begins beside it', async () => {
    const folder = temporaryFolder();
    const url = await server().newDatabase();
    await (await openDatabase({ folder })).close();
    await expect(openDatabase({ folder, postgres: { url } })).rejects.toThrow('is in SQLite');
    expect((await moveWorkspace(folder, { url })).isEqual).toBe(true);
    expect(existsSync(join(folder, 'alternat.sqlite'))).toBe(false);
    await expect(openDatabase({ folder })).rejects.toThrow('set DATABASE_URL');
    await (await openDatabase({ folder, postgres: { url } })).close();
  });
}

function refusals(server: ReturnType<typeof ownPostgres>): void {
  test('a target that is not empty is refused, and left as it is', async () => {
    const url = await server().newDatabase();
    await runIn(url, 'create table guest as select 1 as id');
    const folder = temporaryFolder();
    await (await openDatabase({ folder })).close();
    await expect(moveWorkspace(folder, { url })).rejects.toThrow(/guest has rows/);
    expect(readdirSync(folder)).toContain('alternat.sqlite');
  });

  test('a folder in use, a folder without a workspace and wrong arguments are refused', async () => {
    const url = await server().newDatabase();
    const folder = temporaryFolder();
    await expect(moveWorkspace(folder, { url })).rejects.toMatchObject(refused);
    const { close } = await openDatabase({ folder });
    await expect(moveWorkspace(folder, { url })).rejects.toMatchObject({ code: ErrorCode.dataFolderLocked });
    const said = runMove('--from', folder, '--to', url);
    expect(said).toMatchObject({ status: 1, stdout: '' });
    expect(said.stderr).toContain('in use by another process');
    await close();
    expect(runMove('--from', folder)).toMatchObject({ status: 2 });
  });

  test('a row that PostgreSQL cannot hold is said by the name of its table, and nothing is moved', async () => {
    const url = await server().newDatabase();
    const folder = temporaryFolder();
    const { db, close } = await openDatabase({ folder });
    await sql`insert into sector values ('s', 'not' || char(0) || 'whole', 1)`.execute(db);
    await close();
    await expect(moveWorkspace(folder, { url })).rejects.toThrow(/table sector cannot be moved.*U\+0000/);
    const rows = await runIn(url, `select relname from pg_class where relname = 'sector'`);
    expect(rows).toEqual([]);
    await (await openDatabase({ folder })).close();
  });
}

describe.skipIf(lacksPostgres())(`the move into PostgreSQL (${NO_POSTGRES} where this is skipped)`, () => {
  const server = ownPostgres();
  wholeMove(server);
  refusals(server);
});
