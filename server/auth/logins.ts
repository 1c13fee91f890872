import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type MemberId, memberIdSchema } from '#shared/core/id.ts';
import { isPostgres } from '#server/database/dialect.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Logger } from '#server/platform/log.ts';
import { loginPlugin } from './login-plugin.ts';

/** A login and the cookies that its answer must carry. */
export type FoundLogin = { login: string; member: MemberId; cookies: readonly string[] };

/** Authenticated browsers. A user has the id of its member. */
export type Logins = {
  /** Null without a valid login. Renews one that is in use. */
  find(headers: Headers): Promise<FoundLogin | null>;
  /** For a person proved by other means; refuses with `not-found` whom nobody has appointed. */
  start(member: MemberId, headers: Headers): Promise<FoundLogin>;
  /** Ends the login of these cookies, if there is one; resolves only when it can no longer be used. */
  end(headers: Headers): Promise<{ login: string | null; cookies: readonly string[] }>;
};

const DAY_SECONDS = 24 * 60 * 60;
/** A week without use ends a login: sessions of the Working Group last days, not months. */
const LOGIN_SECONDS = 7 * DAY_SECONDS;

type Options = { db: Kysely<Schema>; secret: string; logger: Logger };

/** Logins in our database; rejects when better-auth misses a table or column there. */
export async function createLogins(options: Options): Promise<Logins> {
  const { api, $context } = createAuth(options);
  await (await $context).checkSchema?.();
  return {
    async find(headers) {
      const { headers: answer, response } = await own(api.getSession({ headers, returnHeaders: true }));
      if (response === null) return null;
      const member = memberIdSchema.parse(response.user.id);
      return { login: response.session.id, member, cookies: answer.getSetCookie() };
    },
    async start(member, headers) {
      const started = await own(api.startLogin({ headers, body: { user: member }, returnHeaders: true }));
      return { login: started.response.login, member, cookies: started.headers.getSetCookie() };
    },
    async end(headers) {
      const ended = await own(api.endLogin({ headers, returnHeaders: true }));
      return { login: ended.response.login, cookies: ended.headers.getSetCookie() };
    },
  };
}

function createAuth({ db, secret, logger }: Options) {
  return betterAuth({
    appName: 'Alternat',
    // Its own router is not mounted, so that no address of it can be reached; this only names cookies' origin.
    baseURL: 'http://localhost',
    secret,
    // Our own migrations make these tables with the same columns in both databases; this names how dates are written.
    database: { db, type: 'sqlite' },
    session: { modelName: 'login', expiresIn: LOGIN_SECONDS, updateAge: DAY_SECONDS },
    advanced: {
      cookiePrefix: 'alternat',
      cookies: { session_token: { name: 'alternat.login' } },
      // The server speaks plain HTTP on loopback; `__Secure-` cookies would never be sent back to it.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      // It would look for the tables in SQLite's own way.
      database: { validateSchema: !isPostgres(db) },
    },
    telemetry: { enabled: false },
    logger: { log: (level, ...said) => tellOf(logger, level === 'debug' ? 'info' : level, said) },
    plugins: [loginPlugin],
  } satisfies BetterAuthOptions);
}

/** Its sentences are fixed ones; what quotes something, such as an address, is not told. */
const SENTENCE = /^[\w .,:()[\]-]{1,200}$/;

function tellOf(logger: Logger, level: keyof Logger, said: readonly unknown[]): void {
  const [sentence] = said;
  const cause = said.find((each) => each instanceof Error);
  const isTold = typeof sentence === 'string' && SENTENCE.test(sentence);
  logger[level]({ ...(isTold && { said: sentence }), cause }, 'the login library reports');
}

/** better-auth answers "internal" when the database does not, and drops the cause after logging it. */
async function own<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!isAPIError(error) || error.status !== 'INTERNAL_SERVER_ERROR') throw error;
    throw new AppError(ErrorCode.storageFailing, 'a login could not be read or stored', { cause: error });
  }
}
