import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod/mini';
import { demoMemberSchema } from '#shared/auth/demo-login.ts';
import { meSchema } from '#shared/auth/me.ts';
import { workspaceSidesSchema } from '#shared/sides/workspace-sides.ts';
import { rawRequest } from '#test/support/raw-request.ts';
import { type StartedApp, cookieOf, startApp } from '#test/support/start-app.ts';
import { WireClient } from '#test/support/wire-client.ts';

let app: StartedApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const labels = new Map<string | null, string>([
  ['in', 'IND'],
  ['ru', 'RUS'],
]);
const json = { 'content-type': 'application/json' };
const login = (headers: Record<string, string>, body = '{"member":"in-secretary"}') =>
  rawRequest({ port: app.port, path: '/api/demo/login', method: 'POST', headers, body });

describe('the demonstration', () => {
  test('lists the people of both Sides and the administrator, with a name in every language', async () => {
    const members = z.array(demoMemberSchema).parse(await (await app.get('/api/demo/members')).json());
    const seats = [
      'cochair',
      'secretary',
      'modernization-cochair',
      'modernization',
      'mining',
      'fertilizers',
      'railway',
      'interpreter',
      'observer',
    ];
    const expected = ['in', 'ru'].flatMap((side) => seats.map((seat) => `${side}-${seat}`));
    expect(members.map((member) => String(member.id))).toEqual([...expected, 'admin']);
    for (const { id, side } of members) expect(side).toBe(id === 'admin' ? null : id.slice(0, 2));
    expect(members.find((member) => member.id === 'ru-railway')).toMatchObject({
      role: 'sub-group-member',
      subGroup: 'railway-transport',
    });
  });

  test('names both Sides to a visitor who has still to choose', async () => {
    const { sides } = workspaceSidesSchema.parse(await (await app.get('/api/sides')).json());
    expect(sides.map((side) => side.label)).toEqual(['IND', 'RUS']);
  });

  test('a chosen person is logged in, at localhost and at 127.0.0.1', async () => {
    for (const host of [`localhost:${app.port}`, `127.0.0.1:${app.port}`]) {
      const answer = await login({ ...json, host, origin: `http://${host}` });
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.body)).toMatchObject({
        member: { id: 'in-secretary', side: 'in', role: 'secretary', subGroup: null },
      });
      const [cookie = ''] = answer.headers['set-cookie'] ?? [];
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Lax/);
      expect(cookie).toMatch(/; Path=\//);
      expect(cookie).not.toMatch(/; (Secure|Domain)/);
    }
  });

  test('everybody on the list can log in and is that person', async () => {
    const members = z.array(demoMemberSchema).parse(await (await app.get('/api/demo/members')).json());
    for (const member of members) {
      const cookie = await app.loginAs(member.id);
      const me = meSchema.parse(await (await app.get('/api/me', cookie)).json());
      expect(me.member).toMatchObject({ id: member.id, role: member.role, side: member.side });
      expect(me.side?.label).toBe(labels.get(member.side));
      expect(me).toMatchObject({
        demonstration: true,
        businessDate: '2025-08-05',
        languages: ['en', 'ru'],
      });
    }
  });

  test('a foreign Host or Origin gets neither a login nor the list', async () => {
    const own = `localhost:${app.port}`;
    for (const headers of [
      { host: 'evil.example' },
      { host: `evil.example:${app.port}` },
      { host: own, origin: 'http://evil.example' },
      { host: own, origin: `http://evil.example:${app.port}` },
      { host: own, origin: 'null' },
    ]) {
      const refused = await login({ ...json, ...headers });
      expect(refused.status).toBe(403);
      expect(refused.headers['set-cookie']).toBeUndefined();
      const list = await rawRequest({ port: app.port, path: '/api/demo/members', headers });
      expect(list.status).toBe(403);
      expect(list.body).toBe('{"code":"foreign-origin"}');
    }
  });

  test.each([
    ['{"member":"nobody"}', 404, { code: 'not-found' }],
    ['{"member":"NOBODY!"}', 400, { code: 'invalid-input', details: { field: 'member' } }],
    ['{"member":7}', 400, { code: 'invalid-input', details: { field: 'member', problem: 'invalid_type' } }],
    ['{}', 400, { code: 'invalid-input', details: { field: 'member' } }],
    ['[]', 400, { code: 'invalid-input' }],
    ['{"member":', 400, { code: 'invalid-input' }],
    ['', 400, { code: 'invalid-input' }],
    [
      '{"member":"in-secretary","role":"co-chair"}',
      400,
      { code: 'invalid-input', details: { field: 'role', problem: 'unrecognized_keys' } },
    ],
  ])('the body %s is refused with a clear code', async (body, status, answer) => {
    const refused = await login({ ...json, host: `localhost:${app.port}` }, body);
    expect(refused.status).toBe(status);
    expect(JSON.parse(refused.body)).toMatchObject(answer);
    expect(refused.headers['set-cookie']).toBeUndefined();
  });

  test('a form of a foreign page cannot log anybody in', async () => {
    const headers = { host: `localhost:${app.port}`, 'content-type': 'text/plain' };
    expect((await login(headers)).status).toBe(400);
  });

  test('no mistake of a visitor is logged as a fault of the server', () => {
    expect(app.errors).toEqual([]);
  });
});

test('without a demonstration nobody is listed and nobody can choose a person', async () => {
  const service = await startApp({ isDemo: false });
  onTestFinished(async () => {
    await service.stop();
  });
  expect((await service.get('/api/demo/members')).status).toBe(404);
  expect((await service.post('/api/demo/login', { member: 'in-secretary' })).status).toBe(404);
  expect((await service.get('/api/sides')).status).toBe(401);
  expect((await service.get('/api/health')).status).toBe(200);
});

test('a demonstration that is started as a service keeps its logins and offers no new ones', async () => {
  const first = await startApp();
  const cookie = await first.loginAs('ru-cochair');
  await first.stop({ keepData: true });
  const second = await startApp({ isDemo: false, dataFolder: first.dataFolder });
  onTestFinished(async () => {
    await second.stop();
  });
  const me = meSchema.parse(await (await second.get('/api/me', cookie)).json());
  expect(me.member.id).toBe('ru-cochair');
  expect(me.demonstration).toBe(true);
  expect((await second.get('/api/demo/members')).status).toBe(404);
});

describe('leaving', () => {
  test('ends that login, clears the cookie, and leaves the other logins of the member alone', async () => {
    const [here, there] = [await app.loginAs('in-cochair'), await app.loginAs('in-cochair')];
    const answer = await app.post('/api/logout', undefined, { cookie: here });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toMatch(/alternat\.login=;.*Max-Age=0/);
    expect((await app.get('/api/me', here)).status).toBe(401);
    expect((await app.get('/api/me', there)).status).toBe(200);
  });

  test('closes the open texts of that login, which then cannot be opened again', async () => {
    const cookie = await app.loginAs('ru-secretary');
    const url = `ws://localhost:${app.port}`;
    const client = new WireClient({ url, text: 'protocol-11/common', cookie });
    await expect.poll(() => client.isSynced).toBe(true);
    await app.post('/api/logout', undefined, { cookie });
    await expect.poll(() => client.closed?.code).toBe(4500);
    const again = new WireClient({ url, text: 'protocol-11/common', cookie });
    await expect.poll(() => again.httpStatus).toBe(401);
  });

  test('without a login is no mistake', async () => {
    const answer = await app.post('/api/logout');
    expect(answer.status).toBe(200);
  });
});

test('a cookie that was changed is no login', async () => {
  const cookie = cookieOf(await app.post('/api/demo/login', { member: 'in-mining' }));
  const last = cookie.at(-6) === 'A' ? 'B' : 'A';
  const forged = `${cookie.slice(0, -6)}${last}${cookie.slice(-5)}`;
  expect((await app.get('/api/me', cookie)).status).toBe(200);
  expect((await app.get('/api/me', forged)).status).toBe(401);
});
