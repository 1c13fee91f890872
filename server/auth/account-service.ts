import type { Kysely } from 'kysely';
import { FactName } from '#shared/audit/audit-fact.ts';
import type { Account } from '#shared/auth/account.ts';
import { LoginMethod } from '#shared/auth/login-method.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { memberIdSchema } from '#shared/core/id.ts';
import type { Schema } from '#server/database/schema.ts';
import { type AuthAnswer, answerOfAuth } from './auth-answer.ts';
import type { Auth } from './better-auth.ts';
import { LoginEnding, type LoginRecord } from './login-record.ts';
import { readAccount, readPasskeys } from './login-store.ts';
import type { Logins } from './logins.ts';
import type { OpenLogins } from './open-logins.ts';

/** Whose account it is, by which login. `mustProve`: the role needs a second factor that this login lacks. */
export type Owner = { user: string; login: string; mustProve: boolean; headers: Headers };

type Cookies = readonly string[];

/** How a member logs in, changed by that member alone. */
export type AccountService = {
  read(owner: Owner): Promise<Account>;
  /** Ends every other login. */
  changePassword(owner: Owner, passwords: { current: string; next: string }): Promise<Cookies>;
  /** Nothing is asked for at a login before the first code was right. */
  beginCodes(owner: Owner, password: string): Promise<{ uri: string; recovery: string[] }>;
  /** The first code of an authenticator, or one that proves this login where the role demands it. */
  confirmCode(owner: Owner, code: string): Promise<Cookies>;
  removeCodes(owner: Owner, password: string): Promise<Cookies>;
  renewRecovery(owner: Owner, password: string): Promise<string[]>;
  askNewKey(owner: Owner): Promise<AuthAnswer<unknown>>;
  addKey(owner: Owner, key: { name: string; answer: unknown }): Promise<Cookies>;
  renameKey(owner: Owner, id: string, name: string): Promise<void>;
  removeKey(owner: Owner, id: string): Promise<void>;
};

type Options = {
  db: Kysely<Schema>;
  auth: Auth;
  logins: Logins;
  openLogins: OpenLogins;
  record: LoginRecord;
};

export function createAccountService(options: Options): AccountService {
  const { db, openLogins } = options;
  return {
    async read({ user, login, mustProve }) {
      const [account, passkeys, logins] = await Promise.all([
        readAccount(db, user),
        readPasskeys(db, user),
        openLogins.list(user, login),
      ]);
      if (account === null) throw new AppError(ErrorCode.notFound, 'this member cannot log in');
      return { ...account, passkeys, logins, mustProve };
    },
    ...passwordAndCodes(options),
    ...keys(options),
  };
}

function passwordAndCodes(options: Options) {
  const { db, auth, openLogins, record } = options;
  const { api } = auth;
  const returnHeaders = true;
  /** Some answers come with a new login in place of this one. */
  const replacing = async (
    { user, login }: Owner,
    fact: FactName | null,
    call: () => Promise<{ cookies: Cookies }>,
  ): Promise<Cookies> => {
    const before = await openLogins.list(user, login);
    const { cookies } = await call();
    await openLogins.closeEnded(user, before);
    if (fact !== null) await record.tell({ user, fact });
    return cookies;
  };
  return {
    changePassword: (owner: Owner, { current, next }: { current: string; next: string }) => {
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      const { headers } = owner;
      return replacing(owner, FactName.passwordChanged, () =>
        answerOfAuth(api.changePassword({ headers, body, returnHeaders })),
      );
    },
    async beginCodes(owner: Owner, password: string) {
      await refuseSecondProof(db, owner);
      const { headers } = owner;
      const body = { password, method: 'totp' as const };
      const { answer } = await answerOfAuth(api.enableTwoFactor({ headers, body, returnHeaders }));
      if (answer.method !== 'totp') throw new TypeError('better-auth began other codes');
      return { uri: answer.totpURI, recovery: answer.backupCodes };
    },
    async confirmCode(owner: Owner, code: string) {
      const { headers, user } = owner;
      const isFirst = (await readAccount(db, user))?.hasCodes !== true;
      // Begun when there was none, and one was added since.
      if (isFirst) await refuseSecondProof(db, owner);
      const cookies = await replacing(owner, isFirst ? FactName.secondFactorAdded : null, () =>
        answerOfAuth<unknown>(api.verifyTOTP({ headers, body: { code }, returnHeaders })),
      );
      // With the first code the library has begun another login itself.
      return isFirst
        ? cookies
        : [...cookies, ...(await beginStronger(options, owner, LoginMethod.secondFactor))];
    },
    removeCodes: (owner: Owner, password: string) => {
      const { headers } = owner;
      return replacing(owner, FactName.secondFactorRemoved, () =>
        answerOfAuth(api.disableTwoFactor({ headers, body: { password }, returnHeaders })),
      );
    },
    async renewRecovery({ headers, user }: Owner, password: string) {
      const { answer } = await answerOfAuth(
        api.generateBackupCodes({ headers, body: { password }, returnHeaders }),
      );
      await record.tell({ user, fact: FactName.recoveryCodesRenewed });
      return answer.backupCodes;
    },
  };
}

/**
 * Goes on under a new cookie, as one that has shown a second factor: a copy of the old cookie, which could do nothing,
 * must not become one that can.
 */
async function beginStronger(
  { logins, openLogins }: Options,
  { user, login, headers }: Owner,
  method: LoginMethod,
): Promise<Cookies> {
  const { cookies } = await logins.start(memberIdSchema.parse(user), method, headers);
  await openLogins.end(user, login, LoginEnding.replaced);
  return cookies;
}

function keys(options: Options) {
  const { db, auth, record } = options;
  const { api } = auth;
  const returnHeaders = true;
  return {
    async askNewKey(owner: Owner): Promise<AuthAnswer<unknown>> {
      await refuseSecondProof(db, owner);
      const { headers } = owner;
      return answerOfAuth(api.generatePasskeyRegistrationOptions({ headers, query: {}, returnHeaders }));
    },
    async addKey(owner: Owner, { name, answer: response }: { name: string; answer: unknown }) {
      await refuseSecondProof(db, owner);
      const { headers } = owner;
      const { cookies } = await answerOfAuth(
        api.verifyPasskeyRegistration({ headers, body: { response, name }, returnHeaders }),
      );
      await record.tell({ user: owner.user, fact: FactName.passkeyAdded });
      if (!owner.mustProve) return cookies;
      return [...cookies, ...(await beginStronger(options, owner, LoginMethod.passkey))];
    },
    async renameKey({ headers, user }: Owner, id: string, name: string) {
      await refuseForeignKey(db, user, id);
      await answerOfAuth(api.updatePasskey({ headers, body: { id, name }, returnHeaders }));
    },
    async removeKey({ headers, user }: Owner, id: string) {
      await refuseForeignKey(db, user, id);
      await answerOfAuth(api.deletePasskey({ headers, body: { id }, returnHeaders }));
      await record.tell({ user, fact: FactName.passkeyRemoved });
    },
  };
}

/** Somebody else's key and none are told alike. */
async function refuseForeignKey(db: Kysely<Schema>, user: string, id: string): Promise<void> {
  const own = await readPasskeys(db, user);
  if (!own.some((key) => key.id === id)) throw new AppError(ErrorCode.notFound, 'no such key of this member');
}

/**
 * Whoever knows no more than the password of somebody who has a second factor must not replace it by one of their own:
 * they have to show the one that there is.
 */
async function refuseSecondProof(db: Kysely<Schema>, { user, mustProve }: Owner): Promise<void> {
  if (!mustProve) return;
  const [account, passkeys] = await Promise.all([readAccount(db, user), readPasskeys(db, user)]);
  if (account?.hasCodes === true || passkeys.length > 0) {
    throw new AppError(ErrorCode.secondFactorRequired, 'there is a second factor already');
  }
}
