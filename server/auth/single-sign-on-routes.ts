import { Hono } from 'hono';
import { signOnSchema } from '#shared/auth/login.ts';
import type { AddressOf } from '#server/http/client-address.ts';
import type { RequestEnv } from '#server/http/request-context.ts';
import { validatedBody } from '#server/http/validated.ts';
import type { Attempts } from './attempts.ts';
import { sendCookies } from './login-cookies.ts';
import { LoginEnding, type LoginRecord } from './login-record.ts';
import type { Logins } from './logins.ts';
import type { SingleSignOnService } from './single-sign-on-service.ts';

type Options = {
  logins: Logins;
  singleSignOn: SingleSignOnService;
  attempts: Attempts;
  addressOf: AddressOf;
  closeLogin: (login: string) => void;
  loginRecord: LoginRecord;
};

/** To the provider and back. The way there is a command of our own page: no other page can begin it. */
export function singleSignOnRoutes(options: Options) {
  const { logins, singleSignOn, attempts, addressOf, closeLogin, loginRecord: record } = options;
  return new Hono<RequestEnv>()
    .post('/login/single-sign-on', validatedBody(signOnSchema), async (c) => {
      await attempts.spend('codeOfAddress', addressOf(c));
      const { answer, cookies } = await singleSignOn.begin(c.req.raw.headers, c.req.valid('json').to);
      sendCookies(c, cookies);
      return c.json({ url: answer });
    })
    .get('/login/single-sign-on/callback', async (c) => {
      await attempts.spend('codeOfAddress', addressOf(c));
      const { answer, cookies } = await singleSignOn.finish(c.req.raw.headers, c.req.query());
      if (answer.startsWith('/login?')) await record.tellRefusal('single-sign-on', null);
      else {
        const last = await logins.end(c.req.raw.headers, LoginEnding.replaced);
        if (last.login !== null) closeLogin(last.login);
      }
      sendCookies(c, cookies);
      return c.redirect(answer, 302);
    });
}
