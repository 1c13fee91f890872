import type { Kysely } from 'kysely';
import { type LoginMethod, loginMethodSchema } from '#shared/auth/login-method.ts';
import { type MemberId, memberIdSchema } from '#shared/core/id.ts';
import type { Schema } from '#server/database/schema.ts';
import { answerOfAuth } from './auth-answer.ts';
import type { Auth } from './better-auth.ts';
import { endOfLogin, type LoginEnding, type LoginRecord } from './login-record.ts';
import { readLogin } from './login-store.ts';
import { readSignedCookie } from './signed-cookie.ts';

/** A login and the cookies that its answer must carry. */
export type FoundLogin = {
  login: string;
  member: MemberId;
  method: LoginMethod;
  cookies: readonly string[];
};

/** Authenticated browsers. A user has the id of its member. */
export type Logins = {
  /** Null without a valid login. Renews one that is in use. */
  find(headers: Headers): Promise<FoundLogin | null>;
  /** For a person proved by other means; refuses with `not-found` whom nobody has appointed. */
  start(member: MemberId, method: LoginMethod, headers: Headers): Promise<FoundLogin>;
  /** Ends the login of these cookies, if there is one; resolves only when it can no longer be used. */
  end(headers: Headers, reason: LoginEnding): Promise<{ login: string | null; cookies: readonly string[] }>;
};

/** Logins in our database; rejects when better-auth misses a table or column there. */
export async function createLogins(
  { api, $context }: Auth,
  { reads, record }: { reads: Kysely<Schema>; record: LoginRecord },
): Promise<Logins> {
  const { authCookies, secret, sessionConfig, checkSchema } = await $context;
  await checkSchema?.();
  const { name } = authCookies.sessionToken;
  const renewedWithMs = 1000 * (sessionConfig.expiresIn - sessionConfig.updateAge);

  /**
   * The same answer for nearly every request, by one reading: better-auth's own takes three times as long. Everything
   * that wants more than reading, such as a renewal, and everything doubtful is left to it.
   */
  const findPlain = async (headers: Headers): Promise<FoundLogin | null> => {
    const token = readSignedCookie(headers, name, secret);
    const found = token === null ? null : await readLogin(reads, token);
    // By better-auth's clock, which is the system's.
    if (found === null || found.expiresAt - renewedWithMs <= Date.now()) return null;
    const method = loginMethodSchema.parse(found.method);
    return { login: found.id, member: memberIdSchema.parse(found.userId), method, cookies: [] };
  };

  return {
    async find(headers) {
      const plain = await findPlain(headers);
      if (plain !== null) return plain;
      const { answer, cookies } = await answerOfAuth(api.getSession({ headers, returnHeaders: true }));
      if (answer === null) return null;
      const member = memberIdSchema.parse(answer.user.id);
      const method = loginMethodSchema.parse(answer.session.method);
      return { login: answer.session.id, member, method, cookies };
    },
    async start(member, method, headers) {
      const { answer, cookies } = await answerOfAuth(
        api.startLogin({ headers, body: { user: member, method }, returnHeaders: true }),
      );
      return { login: answer.login, member, method, cookies };
    },
    async end(headers, reason) {
      const { answer, cookies } = await answerOfAuth(api.endLogin({ headers, returnHeaders: true }));
      const { login, user } = answer;
      if (login !== null && user !== null) await record.tell(endOfLogin(user, login, reason));
      return { login, cookies };
    },
  };
}
