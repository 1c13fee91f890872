import { createHmac, timingSafeEqual } from 'node:crypto';
import { type MemberId, memberIdSchema } from '#shared/core/id.ts';

/** Signs who wants no more letters: whoever holds a letter may say so without a login, for its reader alone. */
export function unsubscribeToken(member: MemberId, secret: string): string {
  return `${member}.${signatureOf(member, secret).toString('base64url')}`;
}

/** Null for a token that this server has not signed. */
export function memberOfToken(token: string, secret: string): MemberId | null {
  const [id, signature = '', ...rest] = token.split('.');
  const member = memberIdSchema.safeParse(id);
  if (!member.success || rest.length > 0) return null;
  const [given, own] = [Buffer.from(signature, 'base64url'), signatureOf(member.data, secret)];
  return given.length === own.length && timingSafeEqual(given, own) ? member.data : null;
}

/** Its purpose is signed too: the secret signs logins as well. */
function signatureOf(member: MemberId, secret: string): Buffer {
  return createHmac('sha256', secret).update(`unsubscribe ${member}`).digest();
}
