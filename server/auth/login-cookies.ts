import type { Context } from 'hono';

/** Hands the cookies of a login on to the browser, beside those that are set already. */
export function sendCookies(c: Context, cookies: readonly string[]): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
}
