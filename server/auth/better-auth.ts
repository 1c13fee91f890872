import { passkey } from '@better-auth/passkey';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import { FactName } from '#shared/audit/audit-fact.ts';
import { PASSWORD_LENGTH } from '#shared/auth/login.ts';
import { LoginMethod, loginMethodSchema } from '#shared/auth/login-method.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { isPostgres } from '#server/database/dialect.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Logger } from '#server/platform/log.ts';
import type { LoginRecord } from './login-record.ts';
import { RESET_SECONDS, loginPlugin } from './login-plugin.ts';
import { CALLBACK, type LoginSite, PROVIDER, type SingleSignOn, isSecureSite } from './login-site.ts';

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 24 * 60 * MINUTE_SECONDS;
/** A week without use ends a login: sessions of the Working Group last days, not months. */
const LOGIN_SECONDS = 7 * DAY_SECONDS;
/** A key of one's own is added only soon after one has shown who one is: not by whoever finds an open browser. */
const FRESH_SECONDS = 15 * MINUTE_SECONDS;

export type AuthOptions = {
  db: Kysely<Schema>;
  secret: string;
  logger: Logger;
  site: LoginSite;
  /** False for whoever is not a member today: no login is begun, whatever was proved. */
  mayEnter: (user: string) => Promise<boolean>;
  record: LoginRecord;
  /** Brings the secret of a link for a new password to its reader. */
  sendResetToken: (user: { id: string; email: string }, token: string) => Promise<void>;
};

/** better-auth with its parts. `provider`: the one of single sign-on, whose addresses are asked for at once. */
export function createAuth(options: AuthOptions, provider: SingleSignOn | null) {
  const { db, secret, logger, site, sendResetToken } = options;
  return betterAuth({
    appName: 'Alternat',
    // Its own router is not mounted, so that no address of it can be reached; this only names origin and key holder.
    baseURL: site.publicUrl ?? 'http://localhost',
    secret,
    // Our own migrations make these tables with the same columns in both databases; this names how dates are written.
    database: { db, type: 'sqlite' },
    session: {
      modelName: 'login',
      expiresIn: LOGIN_SECONDS,
      updateAge: DAY_SECONDS,
      freshAge: FRESH_SECONDS,
      additionalFields: { method: { type: 'string', required: false, input: false } },
    },
    emailAndPassword: {
      enabled: true,
      // People come by invitation.
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => sendResetToken(user, token),
    },
    // Whoever reads the table finds no link there that still works.
    verification: { storeIdentifier: 'hashed' },
    // An account elsewhere is joined to a member only by an address that both sides have confirmed.
    account: { updateAccountOnSignIn: false, accountLinking: { enabled: true, trustedProviders: [] } },
    databaseHooks: databaseHooks(options, provider),
    advanced: advanced(site, db),
    telemetry: { enabled: false },
    logger: { log: quietLog(logger) },
    plugins: [
      loginPlugin,
      twoFactor({ issuer: 'Alternat', schema: { twoFactor: { modelName: 'second_factor' } } }),
      passkeys(site),
      genericOAuth({ config: provider === null ? [] : [providerConfig(site, provider)] }),
    ],
  } satisfies BetterAuthOptions);
}

export type Auth = ReturnType<typeof createAuth>;

function passkeys(site: LoginSite) {
  return passkey({
    rpName: 'Alternat',
    rpID: new URL(site.publicUrl ?? 'http://localhost').hostname,
    // Without one, the page's own: it has been compared with this server's before.
    origin: site.publicUrl === null ? null : new URL(site.publicUrl).origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: { afterVerification: ({ verification }) => verified(verification.registrationInfo) },
    authentication: {
      afterVerification: ({ verification }) => verified(verification.authenticationInfo),
    },
  });
}

/** A key that asked its owner for nothing proves only that somebody holds it. */
function verified(info: { userVerified: boolean } | undefined): undefined {
  if (info?.userVerified !== true) throw new AppError(ErrorCode.loginRefused, 'the key asked for nothing');
}

function advanced(site: LoginSite, db: Kysely<Schema>) {
  const isSecure = isSecureSite(site);
  return {
    cookiePrefix: 'alternat',
    cookies: { session_token: { name: 'alternat.login' } },
    // Over plain HTTP on loopback, `__Secure-` cookies would never be sent back.
    useSecureCookies: isSecure,
    defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
    ipAddress: { disableIpTracking: true },
    // It would look for the tables in SQLite's own way.
    database: { validateSchema: !isPostgres(db) },
  } as const;
}

function providerConfig(site: LoginSite, provider: SingleSignOn) {
  const { issuer, clientId, clientSecret } = provider;
  return {
    providerId: PROVIDER,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    redirectURI: `${site.publicUrl ?? ''}${CALLBACK}`,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    // The one that the standard lets a client assume.
    authentication: 'basic' as const,
    requireIdTokenVerification: true,
    // Nobody becomes a member by having an account elsewhere.
    disableSignUp: true,
    disableImplicitSignUp: true,
  };
}

/** By what a login is begun, told by the endpoint that begins it and by nothing else. */
function databaseHooks({ mayEnter, record }: AuthOptions, provider: SingleSignOn | null) {
  const signOn = provider?.isSecondFactor === true ? LoginMethod.strongSignOn : LoginMethod.singleSignOn;
  const methodOf: Readonly<Record<string, LoginMethod>> = {
    '/sign-in/email': LoginMethod.password,
    '/two-factor/verify-totp': LoginMethod.secondFactor,
    '/two-factor/verify-backup-code': LoginMethod.secondFactor,
    '/two-factor/disable': LoginMethod.password,
    '/passkey/verify-authentication': LoginMethod.passkey,
    '/callback/:id': signOn,
  };
  type Begun = { userId: string; method?: unknown };
  type Asking = { path?: string; context: { session?: unknown } } | null;
  return {
    account: {
      create: {
        // Tokens of the provider are never used again: what is not kept cannot be stolen.
        before: (account: Record<string, unknown>) =>
          Promise.resolve({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
      },
    },
    session: {
      create: {
        async before(session: Begun, asking: Asking) {
          if (!(await mayEnter(session.userId))) return false;
          const told = loginMethodSchema.safeParse(session.method ?? priorMethod(asking));
          const method = methodOf[asking?.path ?? ''] ?? told.data;
          // A way to log in that nobody has thought through begins nothing.
          return method === undefined ? false : { data: { ...session, method } };
        },
        // A login that could not be recorded is not handed out: its cookie is lost with this error.
        after: ({ id, userId, method }: Begun & { id: string }) =>
          record.tell({
            user: userId,
            fact: FactName.loginStarted,
            thing: `login/${id}`,
            details: { method: loginMethodSchema.parse(method) },
          }),
      },
    },
  } as const;
}

/** Whoever changes the password goes on with a login of the same strength. */
function priorMethod(asking: { path?: string; context: { session?: unknown } } | null): unknown {
  const session = asking?.context.session;
  if (asking?.path !== '/change-password' || typeof session !== 'object' || session === null)
    return undefined;
  const login: unknown = Reflect.get(session, 'session');
  return typeof login === 'object' && login !== null ? Reflect.get(login, 'method') : undefined;
}

/** Its sentences are fixed ones; what quotes something, such as an address, is not told. */
const SENTENCE = /^[\w .,:()[\]-]{1,200}$/;

/** It calls the mistakes of visitors errors; ours are found where its answers are read. */
function quietLog(logger: Logger) {
  return (level: 'debug' | 'info' | 'warn' | 'error', ...said: unknown[]): void => {
    const [sentence] = said;
    const cause = said.find((each) => each instanceof Error);
    const isTold = typeof sentence === 'string' && SENTENCE.test(sentence);
    const about = { ...(isTold && { said: sentence }), cause };
    logger[level === 'debug' || level === 'info' ? 'info' : 'warn'](about, 'the login library reports');
  };
}
