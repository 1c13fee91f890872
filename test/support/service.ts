import { createOTP } from '@better-auth/utils/otp';
import type { StartOptions, StartedApp } from './start-app.ts';
import { startApp } from './start-app.ts';
import { CookieBrowser } from './cookie-browser.ts';

/** Not a secret: made for the tests, and nowhere a default. */
export const PASSWORD = 'a sentence for the tests';

export type Service = {
  app: StartedApp;
  /** Of the first administrator. */
  admin: CookieBrowser;
  /** Nobody logged in. */
  visitor(): CookieBrowser;
  /** A member who has followed an invitation; logged in. */
  member(seat: Seat): Promise<CookieBrowser>;
  /** A login by address and password. */
  enter(email: string, password?: string): Promise<CookieBrowser>;
  stop(): Promise<boolean>;
};

export type Seat = { side: string | null; role: string; subGroups?: string[]; email: string; name?: string };

/** A server in service, with its first administrator `admin@example.org` and one sub-group. */
export async function startService(options: StartOptions = {}): Promise<Service> {
  const app = await startApp({ isDemo: false, ...options });
  const visitor = (): CookieBrowser => new CookieBrowser(app.url);
  const admin = visitor();
  const token = tokenOf(await app.app.issueSetUpPath());
  await expectOk(
    admin.post('/api/invitations/acceptance', acceptance(token, { email: 'admin@example.org' })),
  );
  await app.app.database.db
    .insertInto('sub_group')
    .values({
      id: 'mining',
      names: JSON.stringify({ en: 'Mining', ru: 'Горное дело', hi: 'खनन' }),
      position: 0,
      valid_from: '2016-01-01',
      valid_to: null,
    })
    .execute();
  return {
    app,
    admin,
    visitor,
    async member(seat) {
      const invited = await expectOk(admin.post('/api/invitations', invitation({ ...seat, email: null })));
      const { path } = (await invited.json()) as { path: string };
      const browser = visitor();
      const body = acceptance(tokenOf(path), { email: seat.email, name: seat.name ?? seat.email });
      await expectOk(browser.post('/api/invitations/acceptance', body));
      return browser;
    },
    async enter(email, password = PASSWORD) {
      const browser = visitor();
      await expectOk(browser.post('/api/login/password', { email, password }));
      return browser;
    },
    stop: () => app.stop(),
  };
}

export function invitation(seat: Partial<Omit<Seat, 'email'>> & { email?: string | null; locale?: string }) {
  return {
    side: 'in',
    role: 'secretary',
    subGroups: [],
    name: 'Somebody',
    email: null,
    locale: 'en',
    ...seat,
  };
}

export function acceptance(
  token: string,
  { email = null, name = 'Somebody' }: { email?: string | null; name?: string } = {},
) {
  return { token, name: { en: name, ru: null, hi: null }, email, password: PASSWORD };
}

/** The secret part of a link; throws when there is none. */
export function tokenOf(path: string | null | undefined): string {
  const token = /#(.+)$/.exec(path ?? '')?.[1];
  if (token === undefined) throw new Error(`no link: ${String(path)}`);
  return token;
}

/** What an authenticator shows now for the address that it was given as a picture. */
export function codeOf(uri: string): Promise<string> {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return createOTP(fromBase32(secret)).totp();
}

function fromBase32(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = text
    .split('')
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** Logs in with codes from now on; gives the address for the authenticator and the codes to be written down. */
export async function enrolCodes(browser: CookieBrowser): Promise<{ uri: string; recovery: string[] }> {
  const begun = await expectOk(browser.post('/api/account/codes', { password: PASSWORD }));
  const codes = (await begun.json()) as { uri: string; recovery: string[] };
  await expectOk(browser.post('/api/account/codes/confirmation', { code: await codeOf(codes.uri) }));
  return codes;
}

export async function expectOk(asked: Promise<Response>): Promise<Response> {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status} ${await answer.text()}`);
  return answer;
}

/** Status and code of a refusal, as tests compare them. */
export async function refusal(asked: Promise<Response>): Promise<[number, unknown]> {
  const answer = await asked;
  const body: unknown = await answer.json().catch(() => null);
  return [answer.status, typeof body === 'object' && body !== null && 'code' in body ? body.code : body];
}

/** The id of whoever is logged in there. */
export async function idOf(browser: CookieBrowser): Promise<string> {
  const me = (await (await expectOk(browser.get('/api/me'))).json()) as { member: { id: string } };
  return me.member.id;
}
