import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { accountSchema } from '#shared/auth/account.ts';
import type { CookieBrowser } from '#test/support/cookie-browser.ts';
import { PASSWORD, type Service, expectOk, refusal, startService, tokenOf } from '#test/support/service.ts';
import { startSmtpSink } from '#test/support/smtp-sink.ts';

const NEXT = 'another sentence for the tests';
let service: Service;
let sink: Awaited<ReturnType<typeof startSmtpSink>>;
let now = Date.now();
beforeAll(async () => {
  sink = await startSmtpSink();
  const mail = { smtpUrl: sink.url, from: 'a@example.org', publicUrl: 'https://alternat.example' };
  service = await startService({ mail, clock: { now: () => now } });
});
afterAll(async () => {
  await service.stop();
  await sink.stop();
});

let made = 0;
async function member() {
  made += 1;
  const email = `person${made}@example.org`;
  return { email, browser: await service.member({ side: 'in', role: 'expert', email }) };
}

const accountOf = async (browser: CookieBrowser) =>
  accountSchema.parse(await (await expectOk(browser.get('/api/account'))).json());

describe('own logins', () => {
  test('are listed, and ended one by one or all others at once', async () => {
    const { email, browser } = await member();
    const [second, third] = [await service.enter(email), await service.enter(email)];
    const { logins } = await accountOf(browser);
    expect(logins).toHaveLength(3);
    expect(logins.filter(({ isHere }) => isHere)).toHaveLength(1);
    expect(logins.map(({ method }) => method)).toEqual(['password', 'password', 'password']);
    const [ofThird] = (await accountOf(third)).logins.filter(({ isHere }) => isHere);
    await expectOk(browser.delete(`/api/account/logins/${ofThird?.id}`));
    expect((await third.get('/api/me')).status).toBe(401);
    expect((await second.get('/api/me')).status).toBe(200);
    await expectOk(browser.post('/api/account/logins/others-end'));
    expect((await second.get('/api/me')).status).toBe(401);
    expect((await browser.get('/api/me')).status).toBe(200);
  });

  test('are nobody else’s to end', async () => {
    const [one, other] = [await member(), await member()];
    const [login] = (await accountOf(one.browser)).logins;
    const asked = other.browser.delete(`/api/account/logins/${login?.id}`);
    expect(await refusal(asked)).toEqual([404, 'not-found']);
    expect((await one.browser.get('/api/me')).status).toBe(200);
  });
});

describe('a password', () => {
  test('is changed by whoever knows it; every other login ends, and this one has a new value', async () => {
    const { email, browser } = await member();
    const other = await service.enter(email);
    const before = browser.cookie;
    const wrong = browser.post('/api/account/password', { current: NEXT, next: NEXT });
    expect(await refusal(wrong)).toEqual([401, 'login-refused']);
    await expectOk(browser.post('/api/account/password', { current: PASSWORD, next: NEXT }));
    expect(browser.cookie).not.toBe(before);
    expect((await browser.get('/api/me')).status).toBe(200);
    expect((await other.get('/api/me')).status).toBe(401);
    const old = service.visitor();
    old.plant(before.replace(/^.*?(alternat\.login=[^;]+).*$/, '$1'));
    expect((await old.get('/api/me')).status).toBe(401);
    expect((await service.enter(email, NEXT)).cookie).toContain('alternat.login=');
  });

  test.each([
    [{ current: PASSWORD, next: 'short' }, 'next'],
    [{ current: PASSWORD, next: 'x'.repeat(129) }, 'next'],
    [{ current: PASSWORD, next: NEXT, role: 'co-chair' }, 'role'],
    [{ current: PASSWORD, next: NEXT, userId: 'in-1' }, 'userId'],
  ])('is not changed by %o', async (body, field) => {
    const { browser } = await member();
    const answer = await browser.post('/api/account/password', body);
    expect([answer.status, await answer.json()]).toMatchObject([400, { details: { field } }]);
  });

  test('is guessed ten times within a login, then no more', async () => {
    const { browser } = await member();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) {
      statuses.push((await browser.post('/api/account/codes', { password: 'wrong sentence' })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });
});

describe('a forgotten password', () => {
  const ask = (email: string) => service.visitor().post('/api/login/forgotten', { email });
  const choose = (token: string, password = NEXT) =>
    service.visitor().post('/api/login/new-password', { token, password });

  async function linkFor(email: string): Promise<string> {
    const before = sink.letters.length;
    await expectOk(ask(email));
    await expect.poll(() => sink.letters.length).toBe(before + 1);
    const letter = sink.letters.at(-1);
    expect(letter?.to).toEqual([email]);
    const [head = '', ...paragraphs] = letter?.source.split('\r\n\r\n') ?? [];
    const body = paragraphs.join('\r\n\r\n');
    const text = /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString()
      : body.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=');
    return tokenOf(/https:\/\/alternat\.example(\/new-password#\S+)/.exec(text)?.[1]);
  }

  test('is replaced by the link of a letter, once; all logins end', async () => {
    const { email, browser } = await member();
    const token = await linkFor(email);
    await expectOk(choose(token));
    expect((await browser.get('/api/me')).status).toBe(401);
    expect((await service.enter(email, NEXT)).cookie).toContain('alternat.login=');
    expect(await refusal(choose(token, 'a third sentence of tests'))).toEqual([410, 'link-spent']);
  });

  test('is not replaced by a link of more than an hour', async () => {
    const { email } = await member();
    const token = await linkFor(email);
    const { db } = service.app.app.database;
    const rows = await db.selectFrom('verification').selectAll().execute();
    // Its clock is the machine's: the row is made older instead.
    for (const { id, expiresAt } of rows) {
      const earlier = new Date(Date.parse(expiresAt) - 61 * 60_000).toISOString();
      await db.updateTable('verification').set({ expiresAt: earlier }).where('id', '=', id).execute();
    }
    expect(await refusal(choose(token))).toEqual([410, 'link-spent']);
    expect((await service.enter(email)).cookie).toContain('alternat.login=');
  });

  test('is answered alike for an address that nobody has, and no letter goes', async () => {
    const { email } = await member();
    const before = sink.letters.length;
    const unknown = await ask('nobody@example.org');
    const known = await ask(email);
    expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
    await expect.poll(() => sink.letters.length).toBe(before + 1);
  });

  test('brings three letters an hour, wanted or not', async () => {
    const { email } = await member();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 4; attempt += 1) statuses.push((await ask(email)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    now += 60 * 60_000;
    expect((await ask(email)).status).toBe(200);
  });

  test('leaves nothing in the database by which the link could be made again', async () => {
    const { email } = await member();
    const token = await linkFor(email);
    const rows = await service.app.app.database.db.selectFrom('verification').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('can be replaced by a link that the administrator hands on, and by nobody else’s', async () => {
    const { email, browser } = await member();
    const { member: who } = z
      .object({ member: z.object({ id: z.string() }) })
      .parse(await (await browser.get('/api/me')).json());
    const path = `/api/members/${who.id}/password-link`;
    const secretary = await service.member({ side: 'in', role: 'secretary', email: `s${email}` });
    expect(await refusal(secretary.post(path))).toEqual([403, 'forbidden']);
    const issued = z.object({ path: z.string() }).parse(await (await service.admin.post(path)).json());
    await expectOk(choose(tokenOf(issued.path)));
    expect((await service.enter(email, NEXT)).cookie).toContain('alternat.login=');
    const facts = await service.app.app.database.db.selectFrom('audit_fact').selectAll().execute();
    expect(facts.find(({ fact }) => fact === 'PasswordLinkIssued')?.thing).toBe(`member/${who.id}`);
  });
});

describe('a passkey', () => {
  test('is added only soon after a login', async () => {
    const { browser } = await member();
    await expectOk(browser.post('/api/account/passkeys/question'));
    const early = new Date(Date.now() - 16 * 60_000).toISOString();
    await service.app.app.database.db.updateTable('login').set({ createdAt: early }).execute();
    const asked = browser.post('/api/account/passkeys/question');
    expect(await refusal(asked)).toEqual([403, 'fresh-login-required']);
  });

  test('that answers another question, or none, is refused', async () => {
    const { browser } = await member();
    const answer = {
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      response: { clientDataJSON: 'AAAA' },
      clientExtensionResults: {},
    };
    const visitor = service.visitor();
    expect(await refusal(visitor.post('/api/login/passkey', { answer }))).toEqual([401, 'login-refused']);
    await expectOk(visitor.post('/api/login/passkey/question'));
    expect(await refusal(visitor.post('/api/login/passkey', { answer }))).toEqual([401, 'login-refused']);
    await expectOk(browser.post('/api/account/passkeys/question'));
    const added = browser.post('/api/account/passkeys', { name: 'Key', answer });
    expect(await refusal(added)).toEqual([401, 'login-refused']);
  });

  test('tells a visitor nothing of whose keys there are', async () => {
    const { browser } = await member();
    const plain = await expectOk(service.visitor().post('/api/login/passkey/question'));
    const loggedIn = await expectOk(browser.post('/api/login/passkey/question'));
    for (const answer of [plain, loggedIn]) {
      const { question } = z
        .object({ question: z.record(z.string(), z.unknown()) })
        .parse(await answer.json());
      expect(question['allowCredentials']).toBeUndefined();
      expect(question['userVerification']).toBe('required');
    }
  });

  test('of somebody else is neither renamed nor removed, as one that is not there', async () => {
    const [owner, { browser }] = [await member(), await member()];
    const { db } = service.app.app.database;
    const [user] = await db.selectFrom('user').select('id').where('email', '=', owner.email).execute();
    const key = { id: 'of-owner', name: 'Key', publicKey: 'AAAA', credentialID: 'BBBB', counter: 0 };
    const rest = { deviceType: 'x', backedUp: 0, transports: null, createdAt: null, aaguid: null };
    await db
      .insertInto('passkey')
      .values({ ...key, ...rest, userId: user?.id ?? '' })
      .execute();
    for (const id of ['of-owner', 'none']) {
      for (const asked of [
        browser.put(`/api/account/passkeys/${id}`, { name: 'Mine' }),
        browser.delete(`/api/account/passkeys/${id}`),
      ]) {
        expect(await refusal(asked)).toEqual([404, 'not-found']);
      }
    }
    expect((await accountOf(owner.browser)).passkeys.map(({ name }) => name)).toEqual(['Key']);
  });
});

test('nobody logged in has no account here', async () => {
  expect(await refusal(service.visitor().get('/api/account'))).toEqual([401, 'login-required']);
});
