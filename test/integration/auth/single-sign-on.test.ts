import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { CookieBrowser } from '#test/support/cookie-browser.ts';
import { freePort } from '#test/support/free-port.ts';
import { CLIENT, startOidcProvider } from '#test/support/oidc-provider.ts';
import {
  type Service,
  acceptance,
  expectOk,
  invitation,
  refusal,
  startService,
  tokenOf,
} from '#test/support/service.ts';

const CALLBACK = '/api/login/single-sign-on/callback';
let service: Service;
let provider: Awaited<ReturnType<typeof startOidcProvider>>;

async function serviceWithProvider(isSecondFactor: boolean) {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const at = await startOidcProvider(`${publicUrl}${CALLBACK}`);
  const singleSignOn = { issuer: at.issuer, ...CLIENT, name: 'Ministry', isSecondFactor };
  return { at, started: await startService({ port, publicUrl, singleSignOn }) };
}

beforeAll(async () => {
  const { at, started } = await serviceWithProvider(false);
  [provider, service] = [at, started];
  await invited('one@example.org');
});
afterAll(async () => {
  await service.stop();
  await provider.stop();
});

/** A member whose address the one who invited has named. */
async function invited(email: string, role = 'secretary', to = service): Promise<void> {
  const seat = invitation({ side: 'ru', role, email });
  const answer = (await (await to.admin.post('/api/invitations', seat)).json()) as { path: string };
  await expectOk(to.visitor().post('/api/invitations/acceptance', acceptance(tokenOf(answer.path))));
}

/** As a browser goes: to the provider, through its screens, and back. Gives where it ends. */
async function signOn(browser: CookieBrowser, to: string | null = '/actions'): Promise<string> {
  const begun = await expectOk(browser.post('/api/login/single-sign-on', { to }));
  const { url } = (await begun.json()) as { url: string };
  return browser.follow(await throughProvider(url)).then(({ headers }) => headers.get('location') ?? '');
}

/** The address with which the provider sends the browser back. */
async function throughProvider(url: string): Promise<string> {
  const there = new CookieBrowser(new URL(url).origin);
  let address = url;
  for (let hop = 0; hop < 10; hop += 1) {
    if (address.includes(CALLBACK)) return address;
    const answer = await there.follow(address);
    address = new URL(answer.headers.get('location') ?? '', address).href;
  }
  throw new Error(`the provider leads nowhere: ${address}`);
}

test('a member of that confirmed address is logged in, with Side and role from the database', async () => {
  const browser = service.visitor();
  expect(await (await browser.get('/api/login/methods')).json()).toMatchObject({ singleSignOn: 'Ministry' });
  expect(await signOn(browser)).toBe('/actions');
  expect(await (await browser.get('/api/me')).json()).toMatchObject({
    member: { side: 'ru', role: 'secretary', name: { en: 'Somebody' } },
  });
  // A second time the account is known by itself.
  expect(await signOn(service.visitor())).toBe('/actions');
});

test('no token of the provider is kept', async () => {
  const rows = await service.app.app.database.db.selectFrom('account').selectAll().execute();
  const [linked] = rows.filter(({ providerId }) => providerId === 'oidc');
  expect(linked).toMatchObject({ accessToken: null, refreshToken: null, idToken: null });
});

test.each([
  ['whom nobody here knows', { sub: 'two', email: 'two@example.org', isVerified: true }],
  [
    'whose address the provider has not confirmed',
    { sub: 'six', email: 'admin@example.org', isVerified: false },
  ],
  // The administrator wrote that address without anybody confirming it.
  ['whose address was not confirmed here', { sub: 'ten', email: 'admin@example.org', isVerified: true }],
])('somebody %s becomes no member and gets no login', async (_who, account) => {
  const before = provider.state.account;
  provider.state.account = account;
  onTestFinished(() => {
    provider.state.account = before;
  });
  const browser = service.visitor();
  expect(await signOn(browser)).toBe('/login?failed=unknown-person');
  expect(await refusal(browser.get('/api/me'))).toEqual([401, 'login-required']);
});

test('an answer of the provider works once, and only in the browser that asked', async () => {
  const browser = service.visitor();
  const begun = await expectOk(browser.post('/api/login/single-sign-on', { to: null }));
  const back = await throughProvider(((await begun.json()) as { url: string }).url);
  const thief = service.visitor();
  expect((await thief.follow(back)).headers.get('location')).toBe('/login?failed=single-sign-on');
  expect(await refusal(thief.get('/api/me'))).toEqual([401, 'login-required']);
  const again = await browser.follow(back);
  expect(again.headers.get('location')).toMatch(/^\/(login\?failed=single-sign-on)?$/);
  const third = await browser.follow(back);
  expect(third.headers.get('location')).toBe('/login?failed=single-sign-on');
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example'])(
  'nobody is sent on to %s',
  async (to) => {
    const asked = service.visitor().post('/api/login/single-sign-on', { to });
    expect(await refusal(asked)).toEqual([400, 'invalid-input']);
  },
);

test('no page of another origin begins it', async () => {
  const headers = { origin: 'https://evil.example' };
  const asked = service.visitor().post('/api/login/single-sign-on', { to: null }, headers);
  expect(await refusal(asked)).toEqual([403, 'foreign-origin']);
});

test('whoever is kept out is not let in by the provider either', async () => {
  const browser = service.visitor();
  await signOn(browser);
  const { member } = (await (await browser.get('/api/me')).json()) as { member: { id: string } };
  await expectOk(service.admin.post(`/api/members/${member.id}/suspension`));
  expect(await signOn(service.visitor())).toBe('/login?failed=single-sign-on');
  await expectOk(service.admin.delete(`/api/members/${member.id}/suspension`));
  expect(await signOn(service.visitor())).toBe('/actions');
});

test('it is a second factor only where the operator says that the provider asks for one', async () => {
  await service.admin.put('/api/login-policy', { secondFactorRoles: ['secretary'] });
  const weak = service.visitor();
  await signOn(weak);
  expect(await refusal(weak.get('/api/me'))).toEqual([403, 'second-factor-required']);
  await service.admin.put('/api/login-policy', { secondFactorRoles: [] });

  const { at, started } = await serviceWithProvider(true);
  onTestFinished(async () => {
    await started.stop();
    await at.stop();
  });
  await invited('one@example.org', 'secretary', started);
  await started.admin.put('/api/login-policy', { secondFactorRoles: ['secretary'] });
  const strong = started.visitor();
  expect(await signOn(strong)).toBe('/actions');
  expect((await strong.get('/api/me')).status).toBe(200);
});

test('a provider that sleeps keeps nobody else out, and is asked again', async () => {
  const port = await freePort();
  const silent = `http://127.0.0.1:${await freePort()}`;
  const singleSignOn = { issuer: silent, ...CLIENT, name: 'Asleep', isSecondFactor: false };
  const started = await startService({ port, publicUrl: `http://localhost:${port}`, singleSignOn });
  onTestFinished(async () => {
    await started.stop();
  });
  const asked = () => started.visitor().post('/api/login/single-sign-on', { to: null });
  expect(await refusal(asked())).toEqual([503, 'sign-on-unreachable']);
  expect(await refusal(asked())).toEqual([503, 'sign-on-unreachable']);
  expect((await started.enter('admin@example.org')).cookie).toContain('alternat.login=');
});

test('a server without a provider offers none', async () => {
  const started = await startService();
  onTestFinished(async () => {
    await started.stop();
  });
  const asked = started.visitor().post('/api/login/single-sign-on', { to: null });
  expect(await refusal(asked)).toEqual([404, 'not-found']);
});
