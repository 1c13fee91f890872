// Whatever is done to a stored record is found: in SQLite, in PostgreSQL, and in an export.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChainFault, ChainReport } from '#shared/audit/audit-chain.ts';
import { verifyExport, verifyFolder, verifyPostgres } from '#server/audit/verify-record.ts';
import { lacksPostgres, ownPostgres } from '#test/support/own-postgres.ts';
import { runCommand } from '#test/support/run-command.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { runIn } from '#test/support/start-postgres.ts';
import { headNotFound, tamperings } from '#test/support/tampering.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const FILE = 'alternat.sqlite';
const TRIGGERS = ['audit_fact_unchanged', 'audit_fact_kept'];

type Head = { position: number; hash: string };

function headOf({ head, faults }: ChainReport): Head {
  expect(faults).toEqual([]);
  if (head === null) throw new Error('the record is empty');
  return head;
}

/** Some life: members, documents, parts, logins. */
async function liveALittle(app: StartedApp): Promise<string> {
  const cookie = await app.loginAs('in-secretary');
  const headers = { cookie, origin: app.url };
  const answers = await Promise.all([
    app.post('/api/documents/minutes-11-mining/archive', undefined, headers),
    app.post(
      '/api/documents/protocol-11/parts',
      { kind: 'delete', part: await firstClause(app, cookie) },
      headers,
    ),
    app.loginAs('ru-secretary'),
    app.post('/api/demo/login', { member: 'ru-cochair' }),
  ]);
  const refused = answers.filter((answer) => typeof answer !== 'string' && answer.status !== 200);
  expect(refused).toEqual([]);
  return cookie;
}

async function firstClause(app: StartedApp, cookie: string): Promise<string> {
  const text = await (await app.get('/api/documents/protocol-11/text', cookie)).text();
  const cid = /data-cid=\\?"([^"\\]+)/.exec(text)?.[1] ?? /"cid":"([^"]+)"/.exec(text)?.[1];
  if (cid === undefined) throw new Error(`no clause in ${text.slice(0, 300)}`);
  return cid;
}

function expectFound(name: string, { faults }: ChainReport, found: ChainFault, noted: string): void {
  const wanted = found === headNotFound ? { kind: 'head-not-found', head: noted } : found;
  expect({ name, faults }).toEqual({ name, faults: expect.arrayContaining([wanted]) });
}

describe('in a data folder', () => {
  let folder: string;
  let noted: Head;
  let app: StartedApp;
  beforeAll(async () => {
    app = await startApp({ postgres: null });
    await liveALittle(app);
    // While the server runs and owns the folder.
    noted = headOf(await verifyFolder(app.dataFolder, null));
    await app.stop({ keepData: true });
    folder = app.dataFolder;
  });
  afterAll(() => app.stop().catch(() => undefined));

  function tampered(sql: readonly string[]): string {
    const copy = join(temporaryFolder(), 'data');
    mkdirSync(copy);
    copyFileSync(join(folder, FILE), join(copy, FILE));
    const database = new DatabaseSync(join(copy, FILE));
    for (const trigger of TRIGGERS) database.exec(`drop trigger ${trigger}`);
    for (const statement of sql) database.exec(statement);
    database.close();
    return copy;
  }

  test('an untouched record holds, and its head is the noted one', async () => {
    const report = await verifyFolder(folder, noted.hash);
    expect(report).toMatchObject({
      faults: [],
      head: noted,
      notedAt: noted.position,
      entries: noted.position,
    });
    expect(noted.position).toBeGreaterThan(20);
  });

  test('every change of a column, removal, swap and insertion is found, and where', async () => {
    const all = tamperings(noted.position);
    for (const { name, sql, found } of all) {
      expectFound(name, await verifyFolder(tampered(sql), noted.hash), found, noted.hash);
    }
    expect(all.length).toBeGreaterThan(20);
  });

  test('every column of the table is among those changes', () => {
    const database = new DatabaseSync(join(folder, FILE), { readOnly: true });
    const columns = database.prepare("select name from pragma_table_info('audit_fact')").all();
    database.close();
    const names = tamperings(1).map(({ name }) => name);
    expect(columns.filter(({ name }) => !names.includes(`${String(name)} altered`))).toEqual([]);
  });

  test('without a noted head a cut tail looks whole: that is why it is noted', async () => {
    const cut = tampered([`delete from audit_fact where seq = ${noted.position}`]);
    expect((await verifyFolder(cut, null)).faults).toEqual([]);
  });

  test('the command says which, and ends with an error', async () => {
    const holds = await runCommand('audit-command.ts', ['--data', folder, '--head', noted.hash]);
    expect([holds.code, holds.out]).toEqual([
      0,
      `The record holds: ${noted.position} entries. Last entry: ${noted.position}, hash ${noted.hash}\n` +
        `The noted hash is that of entry ${noted.position}.\n`,
    ]);
    const broken = await runCommand('audit-command.ts', [
      '--data',
      tampered(['delete from audit_fact where seq = 3']),
    ]);
    expect([broken.code, broken.out]).toEqual([1, expect.stringContaining('- entry 3 is missing\n')]);
    const wrong = await runCommand('audit-command.ts', ['--data', folder, '--head', 'nothing']);
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('usage:')]);
  });
});

describe.skipIf(lacksPostgres())('in PostgreSQL', () => {
  const server = ownPostgres();

  test('every change of a column, removal, swap and insertion is found, and where', async () => {
    const base = await server().newDatabase();
    const app = await startApp({ postgres: { url: base, isUnsafeAllowed: true } });
    await liveALittle(app);
    const place = { url: base, isUnsafeAllowed: true };
    const noted = headOf(await verifyPostgres(place, null));
    await app.stop();
    const name = new URL(base).pathname.slice(1);
    for (const [index, { name: what, sql, found }] of tamperings(noted.position).entries()) {
      const copy = `${name}_${index}`;
      await server().run(`create database ${copy} template ${name}`);
      const url = Object.assign(new URL(base), { pathname: `/${copy}` }).href;
      for (const trigger of TRIGGERS) await runIn(url, `drop trigger ${trigger} on audit_fact`);
      for (const statement of sql) await runIn(url, statement);
      const report = await verifyPostgres({ url, isUnsafeAllowed: true }, noted.hash);
      expectFound(what, report, found, noted.hash);
      await server().run(`drop database ${copy}`);
    }
  }, 120_000);
});

describe('in an export', () => {
  let lines: string[];
  let noted: string;
  let app: StartedApp;
  beforeAll(async () => {
    app = await startApp();
    const cookie = await liveALittle(app);
    const answer = await app.get('/api/audit/export', cookie);
    expect(answer.headers.get('content-type')).toContain('jsonl');
    lines = (await answer.text()).trimEnd().split('\n');
    noted = (JSON.parse(lines[0] ?? '') as { head: Head }).head.hash;
  });
  afterAll(() => app.stop());

  async function verified(changed: readonly string[]): Promise<ChainReport> {
    const file = join(temporaryFolder(), 'export.jsonl');
    writeFileSync(file, `${changed.join('\n')}\n`);
    return verifyExport(file, noted);
  }

  test('holds, although it tells nothing but the links of what is for others', async () => {
    const report = await verified(lines);
    expect(report).toMatchObject({ faults: [], entries: lines.length - 1 });
    const kinds = new Set(lines.map((line) => (JSON.parse(line) as { kind: string }).kind));
    expect([...kinds].sort()).toEqual(['audit-export', 'entry', 'link']);
  });

  test('every change of a value is found', async () => {
    const places = ['"kind":"entry"', '"kind":"link"'].map((kind) =>
      lines.findIndex((line) => line.includes(kind)),
    );
    let count = 0;
    for (const place of places) {
      for (const [value] of (lines[place] ?? '').matchAll(/:(?:"[^"]*"|\d+|null|\{\})/g)) {
        if (value.startsWith(':"entry') || value.startsWith(':"link')) continue;
        const other =
          value === ':null'
            ? ':"x"'
            : value === ':{}'
              ? ':{"x":1}'
              : value.replace(/\d|[a-z]/i, (one) => (one === '1' ? '2' : '1'));
        const changed = lines.with(place, (lines[place] ?? '').replace(value, other));
        const { faults } = await verified(changed);
        expect({ value, faults: faults.length > 0 }).toEqual({ value, faults: true });
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(12);
  });

  test('every removed, moved, repeated or added line is found', async () => {
    const position = 6;
    const line = lines[position] ?? '';
    expect((await verified(lines.toSpliced(position, 1))).faults).toEqual([
      { kind: 'missing', from: position, to: position },
    ]);
    expect((await verified(lines.toSpliced(1, 1))).faults).toEqual([{ kind: 'missing', from: 1, to: 1 }]);
    expect((await verified(lines.slice(0, -1))).faults).toEqual([{ kind: 'head-not-found', head: noted }]);
    expect((await verified(lines.toSpliced(position, 0, line))).faults).toEqual([
      { kind: 'out-of-place', position },
    ]);
    const swapped = lines.toSpliced(position, 2, lines[position + 1] ?? '', line);
    expect((await verified(swapped)).faults).toContainEqual({ kind: 'out-of-place', position });
    expect((await verified(lines.toSpliced(position, 0, '{}'))).faults).toEqual([
      { kind: 'unreadable', line: position + 1 },
    ]);
  });

  test('the export of its own head notices a cut tail without a noted one', async () => {
    const file = join(temporaryFolder(), 'export.jsonl');
    writeFileSync(file, lines.slice(0, -2).join('\n'));
    expect((await verifyExport(file, null)).faults).toEqual([{ kind: 'head-not-found', head: noted }]);
    const { code, out } = await runCommand('audit-command.ts', ['--file', file]);
    expect([code, out]).toEqual([1, expect.stringContaining('the end was cut off')]);
  });
});
