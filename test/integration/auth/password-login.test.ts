import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { PASSWORD, type Service, refusal, startService } from '#test/support/service.ts';
import { rawRequest } from '#test/support/raw-request.ts';

const MINUTE_MS = 60_000;
const EMAIL = 'secretary@example.org';
let now = Date.now();
let service: Service;
beforeAll(async () => {
  service = await startService({ clock: { now: () => now } });
  await service.member({ side: 'in', role: 'secretary', email: EMAIL });
});
afterAll(() => service.stop());

const login = (proof: unknown, browser = service.visitor(), headers: Record<string, string> = {}) =>
  browser.post('/api/login/password', proof, headers);

describe('a login by address and password', () => {
  test('is that of the member whom the database names, whatever the capitals of the address', async () => {
    const browser = await service.enter(EMAIL.toUpperCase());
    const me = await (await browser.get('/api/me')).json();
    expect(me).toMatchObject({ member: { side: 'in', role: 'secretary' }, side: { label: 'IND' } });
  });

  test('answers a wrong password and an unknown address alike', async () => {
    const answers = await Promise.all(
      [
        { email: EMAIL, password: 'not this sentence' },
        { email: 'nobody@example.org', password: PASSWORD },
      ].map(async (proof) => {
        const answer = await login(proof);
        return { status: answer.status, body: await answer.text(), cookies: answer.headers.getSetCookie() };
      }),
    );
    const refused = { status: 401, body: '{"code":"login-refused"}', cookies: [] };
    expect(answers).toEqual([refused, refused]);
  });

  test.each([
    { role: 'co-chair' },
    { side: 'ru' },
    { callbackURL: 'https://evil.example' },
    { rememberMe: false },
    { member: 'ru-1' },
  ])('takes no further field: %o', async (extra) => {
    const answer = await login({ email: EMAIL, password: PASSWORD, ...extra });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { code: 'invalid-input', details: { field: Object.keys(extra)[0], problem: 'unrecognized_keys' } },
    ]);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('is refused to a page of another origin, and under a foreign Host', async () => {
    const body = JSON.stringify({ email: EMAIL, password: PASSWORD });
    const own = `localhost:${service.app.port}`;
    for (const headers of [
      { host: own, origin: 'https://evil.example' },
      { host: own, origin: 'null' },
      { host: own, origin: `https://${own}.evil.example` },
      { host: `evil.example:${service.app.port}` },
      { host: own, 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await rawRequest({
        port: service.app.port,
        path: '/api/login/password',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      expect([answer.status, answer.body]).toEqual([403, '{"code":"foreign-origin"}']);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  test('ends the login that the browser had, and never takes over a value that was planted there', async () => {
    const attacker = await service.enter(EMAIL);
    const planted = attacker.cookie;
    const browser = service.visitor();
    browser.plant(planted);
    await login({ email: 'admin@example.org', password: PASSWORD }, browser);
    expect(browser.cookie).not.toContain(planted.slice(0, 40));
    expect((await attacker.get('/api/me')).status).toBe(401);
    expect(await (await browser.get('/api/me')).json()).toMatchObject({ member: { role: 'administrator' } });
  });

  test('sets a cookie that no script reads and no other site sends', async () => {
    const [cookie = ''] = (await login({ email: EMAIL, password: PASSWORD })).headers
      .getSetCookie()
      .filter((each) => each.startsWith('alternat.login='));
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/; (Secure|Domain)/);
  });

  test('leaves no address of the library itself reachable', async () => {
    for (const path of ['sign-in/email', 'sign-up/email', 'get-session', 'update-user', 'list-sessions']) {
      const answer = await service.admin.post(`/api/auth/${path}`, { email: EMAIL, password: PASSWORD });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });
});

describe('brute force', () => {
  test('an account has ten tries in a quarter of an hour; then even the right password waits', async () => {
    const email = 'tried@example.org';
    await service.member({ side: 'ru', role: 'expert', email });
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const wrong = login({ email, password: `wrong sentence ${attempt}` });
      expect(await refusal(wrong)).toEqual([401, 'login-refused']);
    }
    const locked = await login({ email, password: PASSWORD });
    expect([locked.status, await locked.json()]).toMatchObject([429, { code: 'too-many-requests' }]);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    expect(Number(locked.headers.get('retry-after'))).toBeLessThanOrEqual(15 * 60);
    // Capitals make no other account, and others are not kept out.
    expect((await login({ email: email.toUpperCase(), password: PASSWORD })).status).toBe(429);
    expect((await login({ email: EMAIL, password: PASSWORD })).status).toBe(200);
    now += 15 * MINUTE_MS;
    expect((await login({ email, password: PASSWORD })).status).toBe(200);
  });

  test('an unknown address is counted as a known one is', async () => {
    const proof = { email: 'nobody-at-all@example.org', password: PASSWORD };
    const statuses: number[] = [];
    for (let attempt = 1; attempt <= 11; attempt += 1) statuses.push((await login(proof)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  test('a right password gives all tries back', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let attempt = 0; attempt < 9; attempt += 1)
        await login({ email: EMAIL, password: 'wrong sentence' });
      expect((await login({ email: EMAIL, password: PASSWORD })).status).toBe(200);
    }
  });

  test('of two tries at once both are counted', async () => {
    const proof = { email: 'at-once@example.org', password: PASSWORD };
    const answers = await Promise.all(Array.from({ length: 14 }, () => login(proof)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
  });

  test('an address has many accounts behind it and yet a limit, which no invented header evades', async () => {
    now += 15 * MINUTE_MS;
    const db = service.app.app.database.db;
    await login({ email: 'first@example.org', password: PASSWORD });
    await db
      .updateTable('login_attempt')
      .set({ count: 300 })
      .where('key', 'like', 'passwordOfAddress:%')
      .execute();
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const proof = { email: 'second@example.org', password: PASSWORD };
    expect((await login(proof, service.visitor(), headers)).status).toBe(429);
  });
});

describe('behind a proxy', () => {
  const forwarded = (address: string) => ({ 'x-forwarded-for': address });

  async function behindProxy() {
    const started = await startService({
      publicUrl: 'https://alternat.example',
      trustedProxies: ['127.0.0.0/8', '::1', '10.0.0.0/8'],
    });
    onTestFinished(async () => {
      await started.stop();
    });
    const ask = (headers: Record<string, string>, body: unknown) =>
      rawRequest({
        port: started.app.port,
        path: '/api/login/password',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    return { started, ask };
  }

  test('cookies are for https only, and browsers are told to use nothing else', async () => {
    const { ask } = await behindProxy();
    const headers = { host: 'alternat.example', origin: 'https://alternat.example' };
    const answer = await ask(headers, { email: 'admin@example.org', password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(/__Secure-alternat\.login=[^,]+; Secure/);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  });

  test('only the public name and this machine are answered', async () => {
    const { ask } = await behindProxy();
    const proof = { email: 'admin@example.org', password: PASSWORD };
    const public_ = { host: 'alternat.example' };
    for (const [headers, status] of [
      [{ ...public_, origin: 'https://alternat.example' }, 200],
      [{ ...public_, origin: 'http://alternat.example' }, 403],
      [{ ...public_, origin: 'https://alternat.example:8443' }, 403],
      [{ host: 'evil.example', origin: 'https://evil.example' }, 403],
      [{ host: 'alternat.example.evil.example' }, 403],
    ] as const) {
      const answer = await ask(headers, proof);
      expect({ headers, status: answer.status }).toEqual({ headers, status });
    }
  });

  test('the sender is the last address that no trusted proxy has', async () => {
    const { started, ask } = await behindProxy();
    const host = { host: 'alternat.example' };
    const proof = (email: string) => ({ email, password: PASSWORD });
    await ask({ ...host, ...forwarded('198.51.100.7, 203.0.113.5, 10.1.2.3') }, proof('a@example.org'));
    await started.app.app.database.db
      .updateTable('login_attempt')
      .set({ count: 300 })
      .where('key', 'like', 'passwordOfAddress:%')
      .execute();
    const statusFrom = async (address: string, email: string) =>
      (await ask({ ...host, ...forwarded(address) }, proof(email))).status;
    expect(await statusFrom('203.0.113.5', 'b@example.org')).toBe(429);
    expect(await statusFrom('1.2.3.4, 203.0.113.5', 'c@example.org')).toBe(429);
    expect(await statusFrom('203.0.113.6', 'd@example.org')).toBe(401);
  });

  test('a network that is none is refused at the start', async () => {
    await expect(startService({ trustedProxies: ['10.0.0.0/99'] })).rejects.toThrow(/TRUSTED_PROXIES/);
  });
});
