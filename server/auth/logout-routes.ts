import { Hono } from 'hono';
import type { RequestEnv } from '#server/http/request-context.ts';
import { LoginEnding } from './login-record.ts';
import type { Logins } from './logins.ts';

/** `closeLogin` is told only after the login is gone: whoever asks again meanwhile must not get in. */
export function logoutRoutes(options: { logins: Logins; closeLogin: (login: string) => void }) {
  return new Hono<RequestEnv>().post('/logout', async (c) => {
    const ended = await options.logins.end(c.req.raw.headers, LoginEnding.loggedOut);
    if (ended.login !== null) options.closeLogin(ended.login);
    for (const cookie of ended.cookies) c.header('Set-Cookie', cookie, { append: true });
    return c.json({ loggedOut: true });
  });
}
