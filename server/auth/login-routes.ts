import { type Context, Hono } from 'hono';
import {
  forgottenSchema,
  newPasswordByLinkSchema,
  passkeyLoginSchema,
  passwordLoginSchema,
  secondFactorLoginSchema,
} from '#shared/auth/login.ts';
import type { AddressOf } from '#server/http/client-address.ts';
import type { RequestEnv } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { Attempts } from './attempts.ts';
import { sendCookies } from './login-cookies.ts';
import { LoginEnding } from './login-record.ts';
import type { LoginService } from './login-service.ts';
import type { Logins } from './logins.ts';
import type { SingleSignOnService } from './single-sign-on-service.ts';

type Options = {
  logins: Logins;
  login: LoginService;
  singleSignOn: SingleSignOnService;
  attempts: Attempts;
  addressOf: AddressOf;
  closeLogin: (login: string) => void;
  isDemo: boolean;
  /** Letters can be sent. */
  isMailConfigured: boolean;
};

/** Ways in, for visitors. Bodies have no field for Side or role: these are read from the database, at every request. */
export function loginRoutes(options: Options) {
  return new Hono<RequestEnv>().route('/', proofRoutes(options)).route('/', forgottenRoutes(options));
}

function proofRoutes({ login, attempts, addressOf, ...options }: Options) {
  const { singleSignOn, isDemo, isMailConfigured, ...doors } = options;
  return new Hono<RequestEnv>()
    .get('/login/methods', (c) =>
      c.json({ demonstration: isDemo, singleSignOn: singleSignOn.name, mail: isMailConfigured }),
    )
    .post('/login/password', validatedBody(passwordLoginSchema), async (c) => {
      const proof = c.req.valid('json');
      await attempts.spend('passwordOfAddress', addressOf(c));
      await attempts.spend('passwordOfAccount', proof.email);
      const { answer, cookies } = await login.byPassword(c.req.raw.headers, proof);
      await attempts.forgive('passwordOfAccount', proof.email);
      await leaveLast(c, doors);
      sendCookies(c, cookies);
      return c.json({ next: answer });
    })
    .post('/login/second-factor', validatedBody(secondFactorLoginSchema), async (c) => {
      await attempts.spend('codeOfAddress', addressOf(c));
      sendCookies(c, await login.bySecondFactor(withoutLogin(c), c.req.valid('json')));
      return c.json({ next: 'entered' as const });
    })
    .post('/login/passkey/question', async (c) => {
      await attempts.spend('codeOfAddress', addressOf(c));
      // Asked as a visitor: which keys an account has is nobody's to read.
      const { answer, cookies } = await login.askKey(withoutLogin(c));
      sendCookies(c, cookies);
      return c.json({ question: answer });
    })
    .post('/login/passkey', validatedBody(passkeyLoginSchema), async (c) => {
      await attempts.spend('codeOfAddress', addressOf(c));
      const cookies = await login.byKey(c.req.raw.headers, c.req.valid('json').answer);
      await leaveLast(c, doors);
      sendCookies(c, cookies);
      return c.json({ next: 'entered' as const });
    });
}

function forgottenRoutes({ login, attempts, addressOf }: Options) {
  return new Hono<RequestEnv>()
    .post('/login/forgotten', validatedBody(forgottenSchema), async (c) => {
      const { email } = c.req.valid('json');
      await attempts.spend('letterOfAddress', addressOf(c));
      await attempts.spend('letterOfAccount', email);
      await login.forgotten(email);
      return c.json({ asked: true });
    })
    .post('/login/new-password', validatedBody(newPasswordByLinkSchema), async (c) => {
      const { token, password } = c.req.valid('json');
      await attempts.spend('linkOfAddress', addressOf(c));
      await login.choosePassword(token, password);
      return c.json({ chosen: true });
    });
}

/** A browser has one login: the one before ends with the next, so that none that somebody planted goes on. */
async function leaveLast(
  c: Context<RequestEnv>,
  { logins, closeLogin }: Pick<Options, 'logins' | 'closeLogin'>,
): Promise<void> {
  const { login } = await logins.end(c.req.raw.headers, LoginEnding.replaced);
  if (login !== null) closeLogin(login);
}

/** A step of a new login, whoever is logged in here now: an older login must not answer for it. */
function withoutLogin(c: Context<RequestEnv>): Headers {
  const headers = new Headers(c.req.raw.headers);
  // As loosely as whoever reads them afterwards: no spelling may carry the login past.
  const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  headers.set(
    'cookie',
    cookies.filter((cookie) => !/^(__Secure-)?alternat\.login\s*=/.test(cookie)).join('; '),
  );
  return headers;
}
