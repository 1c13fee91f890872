import { expect, onTestFinished, test } from 'vitest';
import { type StartOptions, startApp } from '#test/support/start-app.ts';
import { CookieBrowser } from '#test/support/cookie-browser.ts';
import { PASSWORD, acceptance, refusal, tokenOf } from '#test/support/service.ts';

const MINUTE_MS = 60_000;

async function emptyService(options: StartOptions = {}) {
  const app = await startApp({ isDemo: false, ...options });
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

const admin = { email: 'admin@example.org' };

test('an empty folder gives one link, by which the first administrator chooses address and password', async () => {
  const app = await emptyService();
  const browser = new CookieBrowser(app.url);
  const token = tokenOf(await app.app.issueSetUpPath());
  const said = await browser.post('/api/invitations/reading', { token });
  expect(await said.json()).toMatchObject({ kind: 'set-up', role: 'administrator', side: null, email: null });
  expect((await browser.post('/api/invitations/acceptance', acceptance(token, admin))).status).toBe(200);
  const me = await (await browser.get('/api/me')).json();
  expect(me).toMatchObject({ member: { role: 'administrator', side: null }, demonstration: false });
  const { sides } = (await (await browser.get('/api/sides')).json()) as { sides: { label: string }[] };
  expect(sides.map(({ label }) => label)).toEqual(['IND', 'RUS']);
});

test('once somebody is a member there are no more such links, and the others lead nowhere', async () => {
  const app = await emptyService();
  const browser = new CookieBrowser(app.url);
  const [first, second] = [await app.app.issueSetUpPath(), await app.app.issueSetUpPath()];
  await browser.post('/api/invitations/acceptance', acceptance(tokenOf(second), admin));
  expect(await app.app.issueSetUpPath()).toBeNull();
  for (const path of [first, second]) {
    const other = acceptance(tokenOf(path), { email: 'other@example.org' });
    expect(await refusal(browser.post('/api/invitations/acceptance', other))).toEqual([410, 'link-spent']);
  }
});

test('two who follow links at once do not both become administrators', async () => {
  const app = await emptyService();
  const paths = [await app.app.issueSetUpPath(), await app.app.issueSetUpPath()];
  const answers = await Promise.all(
    paths.map((path, index) =>
      new CookieBrowser(app.url).post(
        '/api/invitations/acceptance',
        acceptance(tokenOf(path), { email: `admin${index}@example.org` }),
      ),
    ),
  );
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 410]);
  const members = await app.app.database.db.selectFrom('member').selectAll().execute();
  expect(members).toHaveLength(1);
});

test('the link works for 30 minutes, not longer', async () => {
  let now = Date.UTC(2026, 0, 1);
  const app = await emptyService({ clock: { now: () => now } });
  const browser = new CookieBrowser(app.url);
  const [early, late] = [await app.app.issueSetUpPath(), await app.app.issueSetUpPath()].map(tokenOf);
  now += 30 * MINUTE_MS;
  const answer = await browser.post('/api/invitations/acceptance', acceptance(late ?? '', admin));
  expect([answer.status, await answer.json()]).toEqual([
    410,
    { code: 'link-spent', details: { why: 'expired' } },
  ]);
  now -= 1;
  expect((await browser.post('/api/invitations/reading', { token: early })).status).toBe(200);
});

test('the folder keeps neither the link nor the password', async () => {
  const app = await emptyService();
  const token = tokenOf(await app.app.issueSetUpPath());
  await new CookieBrowser(app.url).post('/api/invitations/acceptance', acceptance(token, admin));
  const rows = await Promise.all(
    (['invitation', 'account', 'user', 'audit_fact'] as const).map((table) =>
      app.app.database.db.selectFrom(table).selectAll().execute(),
    ),
  );
  const stored = JSON.stringify(rows);
  expect(stored).not.toContain(token);
  expect(stored).not.toContain(PASSWORD);
});

test('a demonstration has no such link', async () => {
  const app = await startApp();
  onTestFinished(async () => {
    await app.stop();
  });
  expect(await app.app.issueSetUpPath()).toBeNull();
});

test('a short password founds nothing, and the link stays good', async () => {
  const app = await emptyService();
  const browser = new CookieBrowser(app.url);
  const token = tokenOf(await app.app.issueSetUpPath());
  const short = { ...acceptance(token, admin), password: 'eleven char' };
  expect(await refusal(browser.post('/api/invitations/acceptance', short))).toEqual([400, 'invalid-input']);
  expect((await browser.post('/api/invitations/acceptance', acceptance(token, admin))).status).toBe(200);
});
