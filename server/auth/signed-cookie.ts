import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookies } from 'better-call';

/**
 * What a cookie says whose signature is ours, as better-auth signs: the value, a dot, and its HMAC-SHA256 in base64. Null
 * for any other cookie, and without one.
 */
export function readSignedCookie(headers: Headers, name: string, secret: string): string | null {
  const cookie = parseCookies(headers.get('cookie') ?? '').get(name) ?? '';
  const dot = cookie.lastIndexOf('.');
  if (dot < 1) return null;
  const value = cookie.slice(0, dot);
  const told = Buffer.from(cookie.slice(dot + 1));
  const ours = Buffer.from(createHmac('sha256', secret).update(value).digest('base64'));
  return told.length === ours.length && timingSafeEqual(told, ours) ? value : null;
}
