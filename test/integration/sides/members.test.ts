import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberListSchema } from '#shared/sides/invitation.ts';
import type { CookieBrowser } from '#test/support/cookie-browser.ts';
import { PASSWORD, type Service, expectOk, idOf, refusal, startService } from '#test/support/service.ts';
import { startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';

let service: Service;
let indian: CookieBrowser;
let russian: CookieBrowser;
beforeAll(async () => {
  service = await startService();
  indian = await service.member({ side: 'in', role: 'secretary', email: 'in@example.org' });
  russian = await service.member({ side: 'ru', role: 'secretary', email: 'ru@example.org' });
});
afterAll(() => service.stop());

const listOf = async (browser: CookieBrowser) =>
  memberListSchema.parse(await (await expectOk(browser.get('/api/members'))).json());

test('a secretary sees the own Side and its invitations, an administrator all', async () => {
  await service.admin.post('/api/invitations', {
    side: 'ru',
    role: 'expert',
    subGroups: [],
    name: 'Guest',
    email: null,
    locale: 'en',
  });
  const [ofIndian, ofRussian, all] = [
    await listOf(indian),
    await listOf(russian),
    await listOf(service.admin),
  ];
  expect(ofIndian.members.map(({ email }) => email)).toEqual(['in@example.org']);
  expect(ofIndian.invitations).toEqual([]);
  expect(ofRussian.members.map(({ email }) => email)).toEqual(['ru@example.org']);
  expect(ofRussian.invitations.map(({ name }) => name)).toEqual(['Guest']);
  expect(all.members.map(({ email }) => email)).toEqual([
    'admin@example.org',
    'in@example.org',
    'ru@example.org',
  ]);
});

test('whoever is kept out loses every login at once, cannot log in, and comes back as before', async () => {
  const email = 'kept-out@example.org';
  const browser = await service.member({ side: 'in', role: 'expert', email });
  const id = await idOf(browser);
  expect(await refusal(russian.post(`/api/members/${id}/suspension`))).toEqual([404, 'not-found']);
  await expectOk(indian.post(`/api/members/${id}/suspension`));
  expect(await refusal(browser.get('/api/me'))).toEqual([401, 'login-required']);
  const again = service.visitor().post('/api/login/password', { email, password: PASSWORD });
  expect(await refusal(again)).toEqual([401, 'login-refused']);
  expect((await listOf(indian)).members.find((each) => each.id === id)?.isSuspended).toBe(true);
  expect(await refusal(russian.delete(`/api/members/${id}/suspension`))).toEqual([404, 'not-found']);
  await expectOk(indian.delete(`/api/members/${id}/suspension`));
  const back = await service.enter(email);
  expect(await (await back.get('/api/me')).json()).toMatchObject({ member: { id, role: 'expert' } });
  const facts = await service.app.app.database.db
    .selectFrom('audit_fact')
    .select(['fact', 'actor'])
    .where('thing', '=', `member/${id}`)
    .execute();
  expect(facts.map(({ fact }) => fact)).toEqual(['MemberAppointed', 'MemberSuspended', 'MemberBroughtBack']);
});

test('nobody keeps out themselves', async () => {
  const id = await idOf(service.admin);
  expect(await refusal(service.admin.post(`/api/members/${id}/suspension`))).toEqual([409, 'conflict']);
});

test('a secretary keeps no administrator out', async () => {
  const id = await idOf(service.admin);
  expect(await refusal(indian.post(`/api/members/${id}/suspension`))).toEqual([404, 'not-found']);
});

test('the texts that somebody has open close when that person is kept out, and their name stays', async () => {
  const demo = await startApp();
  try {
    const cookie = await demo.loginAs('ru-interpreter');
    const url = `ws://localhost:${demo.port}`;
    const text = 'protocol-11/common';
    const client = await new WireClient({ url, text, cookie }).synced();
    const admin = await demo.loginAs('admin');
    await expectOk(demo.post('/api/members/ru-interpreter/suspension', undefined, { cookie: admin }));
    await expect.poll(() => client.closed?.code).toBe(4500);
    const again = new WireClient({ url, text, cookie });
    await expect.poll(() => again.httpStatus).toBe(401);
    const reader = await demo.loginAs('ru-secretary');
    const members = await (await demo.get('/api/documents/protocol-11/members', reader)).text();
    expect(members).toContain('ru-interpreter');
    expect((await demo.post('/api/demo/login', { member: 'ru-interpreter' })).status).toBe(404);
  } finally {
    await demo.stop();
  }
});
