import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CookieBrowser } from '#test/support/cookie-browser.ts';
import { PASSWORD, type Service, codeOf, enrolCodes, refusal, startService } from '#test/support/service.ts';
import { WireClient } from '#test/support/wire-client.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.stop());

let made = 0;
async function member(role = 'co-chair') {
  made += 1;
  const email = `member${made}@example.org`;
  return { email, browser: await service.member({ side: 'in', role, email }) };
}

const policy = (secondFactorRoles: string[]) => service.admin.put('/api/login-policy', { secondFactorRoles });
const half = async (email: string): Promise<CookieBrowser> => {
  const browser = service.visitor();
  const answer = await browser.post('/api/login/password', { email, password: PASSWORD });
  expect(await answer.json()).toEqual({ next: 'second-factor' });
  return browser;
};
const code = (browser: CookieBrowser, given: string, kind = 'code') =>
  browser.post('/api/login/second-factor', { kind, code: given });

describe('codes of an authenticator', () => {
  test('are asked for from the first right code on, and a password alone is no login then', async () => {
    const { email, browser } = await member();
    const { uri } = await enrolCodes(browser);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Alternat:member1%40example\.org\?/);
    const begun = await half(email);
    expect(await refusal(begun.get('/api/me'))).toEqual([401, 'login-required']);
    expect(await refusal(code(begun, '000000'))).toEqual([401, 'login-refused']);
    expect((await code(begun, await codeOf(uri))).status).toBe(200);
    expect((await begun.get('/api/me')).status).toBe(200);
  });

  test('that were begun and never confirmed are not asked for', async () => {
    const { email, browser } = await member();
    await browser.post('/api/account/codes', { password: PASSWORD });
    const answer = await service.visitor().post('/api/login/password', { email, password: PASSWORD });
    expect(await answer.json()).toEqual({ next: 'entered' });
  });

  test('need the password to be begun, removed, or written down anew', async () => {
    const { browser } = await member();
    for (const path of ['codes', 'codes/removal', 'codes/recovery']) {
      const asked = browser.post(`/api/account/${path}`, { password: 'not this sentence' });
      expect(await refusal(asked)).toEqual(
        path === 'codes/recovery' ? [409, 'conflict'] : [401, 'login-refused'],
      );
    }
  });

  test('are tried five times a login and ten times in a row, then they wait', async () => {
    const { email, browser } = await member();
    const { uri } = await enrolCodes(browser);
    for (let round = 0; round < 2; round += 1) {
      const begun = await half(email);
      for (let attempt = 0; attempt < 5; attempt += 1) {
        expect(await refusal(code(begun, '000000'))).toEqual([401, 'login-refused']);
      }
    }
    const locked = await half(email);
    expect(await refusal(code(locked, await codeOf(uri)))).toEqual([429, 'too-many-requests']);
  });

  test('that begin in one browser cannot be finished in another', async () => {
    const { email, browser } = await member();
    const { uri } = await enrolCodes(browser);
    await half(email);
    expect(await refusal(code(service.visitor(), await codeOf(uri)))).toEqual([401, 'login-refused']);
  });

  test('are not asked of whoever is logged in as somebody else: that login does not answer for them', async () => {
    const victim = await member();
    await enrolCodes(victim.browser);
    const attacker = await member();
    const { uri } = await enrolCodes(attacker.browser);
    const begun = await half(victim.email);
    for (const pair of attacker.browser.cookie.split('; ')) {
      if (pair.startsWith('alternat.login=')) begun.plant(pair);
    }
    expect(await refusal(code(begun, await codeOf(uri)))).toEqual([401, 'login-refused']);
  });

  test('can be replaced by a code that was written down, once', async () => {
    const { email, browser } = await member();
    const { recovery } = await enrolCodes(browser);
    expect(recovery).toHaveLength(10);
    const [first = ''] = recovery;
    expect((await code(await half(email), first, 'recovery')).status).toBe(200);
    expect(await refusal(code(await half(email), first, 'recovery'))).toEqual([401, 'login-refused']);
  });

  test('end with the password, and the login goes on as one without them', async () => {
    const { email, browser } = await member();
    await enrolCodes(browser);
    expect((await browser.post('/api/account/codes/removal', { password: PASSWORD })).status).toBe(200);
    expect(await (await browser.get('/api/account')).json()).toMatchObject({ hasCodes: false });
    expect((await service.enter(email)).cookie).toContain('alternat.login=');
  });

  test('are stored so that whoever reads the table cannot use them', async () => {
    const { browser } = await member();
    const { uri, recovery } = await enrolCodes(browser);
    const rows = JSON.stringify(
      await service.app.app.database.db.selectFrom('second_factor').selectAll().execute(),
    );
    expect(rows).not.toContain(new URL(uri).searchParams.get('secret'));
    for (const each of recovery) expect(rows).not.toContain(each);
  });
});

describe('a role that must have a second factor', () => {
  test('opens nothing but the account to whoever has none, on every route and at every socket', async () => {
    const { email, browser } = await member('expert');
    expect((await browser.get('/api/documents')).status).toBe(200);
    expect((await policy(['expert'])).status).toBe(200);
    for (const path of ['/api/me', '/api/documents', '/api/sides', '/api/actions']) {
      expect([path, ...(await refusal(browser.get(path)))]).toEqual([path, 403, 'second-factor-required']);
    }
    const url = `ws://localhost:${service.app.port}`;
    const socket = new WireClient({ url, text: 'protocol-11/common', cookie: browser.cookie });
    await expect.poll(() => socket.httpStatus).toBe(401);
    expect(await (await browser.get('/api/account')).json()).toMatchObject({ mustProve: true });
    await enrolCodes(browser);
    expect((await browser.get('/api/me')).status).toBe(200);
    const later = service.visitor();
    await later.post('/api/login/password', { email, password: PASSWORD });
    expect((await later.get('/api/me')).status).toBe(401);
    await policy([]);
  });

  test('does not let whoever knows only the password set up a second factor beside the one there is', async () => {
    const { email, browser } = await member('observer');
    await service.app.app.database.db
      .insertInto('passkey')
      .values(aKey('key-of-observer', await idOf(browser)))
      .execute();
    await policy(['observer']);
    const thief = await service.enter(email);
    const asked = [
      thief.post('/api/account/codes', { password: PASSWORD }),
      thief.post('/api/account/passkeys/question'),
      thief.delete('/api/account/passkeys/key-of-observer'),
      thief.post('/api/account/password', { current: PASSWORD, next: 'another long sentence' }),
    ];
    for (const each of asked) expect(await refusal(each)).toEqual([403, 'second-factor-required']);
    await policy([]);
  });

  test('takes no codes that were begun before the second factor that there is now', async () => {
    const { email, browser } = await member('observer');
    const thief = await service.enter(email);
    const begun = await thief.post('/api/account/codes', { password: PASSWORD });
    const { uri }: { uri: string } = await begun.json();
    await service.app.app.database.db
      .insertInto('passkey')
      .values(aKey('key-since', await idOf(browser)))
      .execute();
    await policy(['observer']);
    const confirmed = thief.post('/api/account/codes/confirmation', { code: await codeOf(uri) });
    expect(await refusal(confirmed)).toEqual([403, 'second-factor-required']);
    expect(await refusal(thief.get('/api/me'))).toEqual([403, 'second-factor-required']);
    await policy([]);
  });

  test.each(['a=b;alternat.login=', 'alternat.login =', ' ;\talternat.login='])(
    'a code answers for nobody who is logged in already, however the cookie is written: %j',
    async (spelling) => {
      const { browser } = await member('expert');
      const { uri } = await enrolCodes(browser);
      const token = /alternat\.login=([^;]+)/.exec(browser.cookie)?.[1] ?? '';
      const answer = await fetch(`${service.app.url}/api/login/second-factor`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: service.app.url, cookie: spelling + token },
        body: JSON.stringify({ kind: 'code', code: await codeOf(uri) }),
      });
      expect(answer.status).toBe(401);
    },
  );

  test('goes on under a new cookie once a code is shown: a copy of the old one opens nothing', async () => {
    const { browser } = await member('interpreter');
    const { uri } = await enrolCodes(browser);
    await service.app.app.database.db
      .updateTable('login')
      .set({ method: 'single-sign-on' })
      .where('userId', '=', await idOf(browser))
      .execute();
    await policy(['interpreter']);
    const thief = service.visitor();
    for (const pair of browser.cookie.split('; ')) thief.plant(pair);
    expect(await refusal(thief.get('/api/me'))).toEqual([403, 'second-factor-required']);
    const shown = await browser.post('/api/account/codes/confirmation', { code: await codeOf(uri) });
    expect(shown.status).toBe(200);
    expect((await browser.get('/api/me')).status).toBe(200);
    expect(await refusal(thief.get('/api/me'))).toEqual([401, 'login-required']);
    expect(await refusal(thief.get('/api/account'))).toEqual([401, 'login-required']);
    await policy([]);
  });

  test('is chosen by an administrator alone, from the roles that there are', async () => {
    const { browser } = await member('secretary');
    const asked = browser.put('/api/login-policy', { secondFactorRoles: [] });
    expect(await refusal(asked)).toEqual([403, 'forbidden']);
    expect(await refusal(policy(['king']))).toEqual([400, 'invalid-input']);
    const extra = { secondFactorRoles: [], languages: ['en'] };
    expect(await refusal(service.admin.put('/api/login-policy', extra))).toEqual([400, 'invalid-input']);
  });

  test('leads the administrator who has just demanded it of administrators to their own', async () => {
    expect((await policy(['administrator'])).status).toBe(200);
    expect(await refusal(service.admin.get('/api/members'))).toEqual([403, 'second-factor-required']);
    await enrolCodes(service.admin);
    expect((await policy([])).status).toBe(200);
  });
});

const aKey = (id: string, userId: string) => ({
  id,
  name: 'key',
  publicKey: 'AAAA',
  userId,
  credentialID: id,
  counter: 0,
  deviceType: 'singleDevice',
  backedUp: 0,
  transports: null,
  createdAt: null,
  aaguid: null,
});

async function idOf(browser: CookieBrowser): Promise<string> {
  const me = (await (await browser.get('/api/me')).json()) as { member: { id: string } };
  return me.member.id;
}
