import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CookieBrowser } from '#test/support/cookie-browser.ts';
import {
  PASSWORD,
  type Service,
  acceptance,
  codeOf,
  enrolCodes,
  expectOk,
  invitation,
  startService,
  tokenOf,
} from '#test/support/service.ts';
import { startApp } from '#test/support/start-app.ts';

// A login that somebody else knows or has planted must not become more than it was: whatever proves a person, or proves
// that person better, begins a login of another name.

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

const status = async (browser: CookieBrowser): Promise<number> => (await browser.get('/api/me')).status;

/** Another browser with the cookies of this moment: what whoever planted or copied them has. */
function copyOf(browser: CookieBrowser): CookieBrowser {
  const copy = service.visitor();
  for (const cookie of browser.cookie.split('; ')) copy.plant(cookie);
  return copy;
}

test('a login of before does not survive a login by password, nor becomes that of the person', async () => {
  const browser = await service.member({ side: 'in', role: 'expert', email: 'planted@example.org' });
  await service.member({ side: 'in', role: 'secretary', email: 'owner@example.org' });
  const planted = copyOf(browser);
  expect(await status(planted)).toBe(200);
  const proof = { email: 'owner@example.org', password: PASSWORD };
  await expectOk(browser.post('/api/login/password', proof));
  expect(await status(browser)).toBe(200);
  expect(await status(planted)).toBe(401);
});

test('nor one by an invitation', async () => {
  const browser = await service.member({ side: 'in', role: 'expert', email: 'first-seat@example.org' });
  const planted = copyOf(browser);
  const seat = invitation({ side: 'ru', role: 'secretary', email: null });
  const invited = await expectOk(service.admin.post('/api/invitations', seat));
  const { path } = (await invited.json()) as { path: string };
  const accepted = acceptance(tokenOf(path), { email: 'second-seat@example.org' });
  await expectOk(browser.post('/api/invitations/acceptance', accepted));
  expect(await status(browser)).toBe(200);
  expect(await status(planted)).toBe(401);
});

test('nor the choice of a person in a demonstration', async () => {
  const app = await startApp();
  const before = await app.loginAs('in-observer');
  const chosen = await app.post('/api/demo/login', { member: 'in-secretary' }, { cookie: before });
  expect(chosen.status).toBe(200);
  expect((await app.get('/api/me', before)).status).toBe(401);
  await app.stop();
});

test('a second factor that begins gives the login another name; the copy of before is none', async () => {
  const browser = await service.member({ side: 'in', role: 'expert', email: 'stronger@example.org' });
  const copy = copyOf(browser);
  await enrolCodes(browser);
  expect(await status(browser)).toBe(200);
  expect(await status(copy)).toBe(401);
});

test('a code of an authenticator proves a login of its own, not the one that waits for it', async () => {
  const owner = await service.member({ side: 'in', role: 'expert', email: 'coded@example.org' });
  const { uri } = await enrolCodes(owner);
  const browser = service.visitor();
  await browser.post('/api/login/password', { email: 'coded@example.org', password: PASSWORD });
  const half = copyOf(browser);
  const proof = { kind: 'code', code: await codeOf(uri) };
  await expectOk(browser.post('/api/login/second-factor', proof));
  expect(await status(browser)).toBe(200);
  expect(await status(half)).toBe(401);
});

test('another password gives the login another name', async () => {
  const browser = await service.member({ side: 'in', role: 'expert', email: 'renewed@example.org' });
  const copy = copyOf(browser);
  const change = { current: PASSWORD, next: 'another sentence for the tests' };
  await expectOk(browser.post('/api/account/password', change));
  expect(await status(browser)).toBe(200);
  expect(await status(copy)).toBe(401);
});

test('a demand for a second factor ends what a login without one had open', async () => {
  const browser = await service.member({ side: 'in', role: 'interpreter', email: 'weak@example.org' });
  const policy = { secondFactorRoles: ['interpreter'] };
  await expectOk(service.admin.put('/api/login-policy', policy));
  expect(await status(browser)).toBe(403);
  const copy = copyOf(browser);
  await enrolCodes(browser);
  expect(await status(browser)).toBe(200);
  expect(await status(copy)).toBe(401);
});
