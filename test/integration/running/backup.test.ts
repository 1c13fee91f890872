import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { epochOf, openText, PROTOCOL } from '#test/support/open-text.ts';
import { mustRun, runCommand } from '#test/support/run-command.ts';
import { type StartedApp, startApp } from '#test/support/start-app.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

let app: StartedApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

async function backedUp(): Promise<string> {
  const to = join(temporaryFolder(), 'backup');
  await mustRun('backup-command.ts', ['--to', to, '--data', app.dataFolder]);
  return to;
}

const restore = (from: string, data: string) =>
  runCommand('restore-command.ts', ['--from', from, '--data', data]);

/** The manifest with another value, its digest with it: what a newer version would have written. */
function rewriteManifest(folder: string, change: (manifest: Record<string, unknown>) => void): void {
  const path = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(manifest);
  const bytes = JSON.stringify(manifest);
  writeFileSync(path, bytes);
  const digest = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(folder, 'manifest.sha256'), `${digest}  manifest.json\n`);
}

test('a back-up of a running server says what it holds and that it is secret, and only its owner may read it', async () => {
  const to = join(temporaryFolder(), 'deep', 'backup');
  const { out } = await mustRun('backup-command.ts', ['--to', to, '--data', app.dataFolder]);
  expect(out).toMatch(
    /^Backed up and read back: \d+ texts, \d+ files, \d+ bytes in .*\n.*keep it as safe as the server/,
  );
  expect(readdirSync(to).sort()).toEqual([
    'alternat.sqlite',
    'blobs',
    'login-secret',
    'manifest.json',
    'manifest.sha256',
  ]);
  expect(statSync(to).mode & 0o777).toBe(0o700);
  for (const each of readdirSync(to, { recursive: true, withFileTypes: true })) {
    const { mode } = statSync(join(each.parentPath, each.name));
    expect(mode & 0o777).toBe(each.isDirectory() ? 0o700 : 0o600);
  }
  expect(readdirSync(join(to, '..'))).toEqual(['backup']);
  const manifest = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    format: 1,
    appVersion: '0.1.0',
    migrations: expect.arrayContaining(['0001-texts']),
  });
  expect(manifest['texts']).toContainEqual(
    expect.objectContaining({ text: PROTOCOL, seq: expect.any(Number) }),
  );
});

test('nothing is overwritten: neither a back-up nor a data folder', async () => {
  const to = await backedUp();
  const again = await runCommand('backup-command.ts', ['--to', to, '--data', app.dataFolder]);
  expect([again.code, again.err]).toEqual([1, `${to} exists already: nothing is overwritten\n`]);
  const data = temporaryFolder();
  writeFileSync(join(data, 'mine'), 'mine');
  const refused = await restore(to, data);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('is not empty')]);
  expect(readdirSync(data)).toEqual(['mine']);
});

test('what cannot be backed up or asked for is said in a sentence', async () => {
  const to = join(temporaryFolder(), 'backup');
  const nothing = await runCommand('backup-command.ts', ['--to', to, '--data', temporaryFolder()]);
  expect(nothing.err).toMatch(/^there is no database in .*: name the data folder with --data\n$/);
  expect((await runCommand('backup-command.ts', [])).err).toBe('usage: --to FOLDER [--data DIR]\n');
  expect((await runCommand('restore-command.ts', ['--from', to])).err).toBe(
    'usage: --from FOLDER --data NEWDIR\n',
  );
  const unknown = await runCommand('restore-command.ts', ['--form', to]);
  expect(unknown.err).toBe('only --from and --data are known, each with a value\n');
  expect((await restore(to, join(temporaryFolder(), 'new'))).err).toContain(
    'the back-up is damaged: manifest',
  );
});

test.each(['alternat.sqlite', 'login-secret', 'manifest.json'])(
  'one other byte in %s is found before anything is restored',
  async (name) => {
    const from = await backedUp();
    const bytes = readFileSync(join(from, name));
    const place = Math.floor(bytes.length / 2);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    writeFileSync(join(from, name), bytes);
    const folder = temporaryFolder();
    const outcome = await restore(from, join(folder, 'new'));
    expect([outcome.code, outcome.err]).toEqual([
      1,
      `the back-up is damaged: ${name} is not what was backed up\n`,
    ]);
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('a back-up of a newer version is refused, whether its form or its schema is newer', async () => {
  const from = await backedUp();
  rewriteManifest(from, (manifest) => {
    manifest['migrations'] = [...(manifest['migrations'] as string[]), '9999-later'];
  });
  const schema = await restore(from, join(temporaryFolder(), 'new'));
  expect(schema.err).toBe(
    'the back-up was made by a newer version of Alternat: this version does not know 9999-later\n',
  );
  rewriteManifest(from, (manifest) => {
    manifest['format'] = 2;
  });
  expect((await restore(from, join(temporaryFolder(), 'new'))).err).toContain('its form is 2');
});

test('a file of evidence that has rotted is named, and no back-up of it is made', async () => {
  const own = await startApp();
  const digest = 'a'.repeat(64);
  mkdirSync(join(own.dataFolder, 'blobs'), { recursive: true });
  writeFileSync(join(own.dataFolder, 'blobs', digest), 'something else');
  const to = join(temporaryFolder(), 'backup');
  const outcome = await runCommand('backup-command.ts', ['--to', to, '--data', own.dataFolder]);
  expect(outcome).toMatchObject({
    code: 1,
    err: expect.stringContaining(`blobs/${digest} of the data folder is damaged`),
  });
  expect(existsSync(to)).toBe(false);
  await own.stop();
});

test('[SYNC-21] a restored text has another epoch, an entry that says so, and the fact in the audit', async () => {
  const cookie = await app.loginAs('in-secretary');
  const before = await epochOf(app, cookie, PROTOCOL);
  const from = await backedUp();
  const data = join(temporaryFolder(), 'new');
  const { out } = await mustRun('restore-command.ts', ['--from', from, '--data', data]);
  expect(out).toMatch(/^Restored \d+ texts as of \d{4}-.*\n/);
  const restored = await startApp({ dataFolder: data });
  expect(await epochOf(restored, cookie, PROTOCOL)).not.toBe(before);
  const client = await openText(restored, 'in-secretary', { cookie });
  expect(client.doc.getMap('srv').get('restored')).toMatchObject({ backupAt: expect.any(Number) });
  await restored.stop({ keepData: true });
  const database = new DatabaseSync(join(data, 'alternat.sqlite'), { readOnly: true });
  const facts = database.prepare(`select thing from audit_fact where fact = 'TextRestored'`).all();
  const texts = database.prepare('select count(*) as count from text').get();
  database.close();
  expect(facts).toHaveLength(Number(texts?.['count']));
  expect(facts).toContainEqual({ thing: `text/${PROTOCOL}` });
});
