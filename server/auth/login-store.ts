import type { Kysely, Transaction } from 'kysely';
import { type OwnLogin, type OwnPasskey, ownLoginSchema } from '#shared/auth/account.ts';
import { isWeak, loginMethodSchema } from '#shared/auth/login-method.ts';
import type { Instant } from '#shared/core/instant.ts';
import { preparedQuery } from '#server/database/prepared-query.ts';
import type { Schema } from '#server/database/schema.ts';

type Db = Kysely<Schema> | Transaction<Schema>;

/** In which browsers a user is logged in at that moment, the latest first. */
export async function readOpenLogins(
  db: Db,
  { user, here, now }: { user: string; here: string; now: Instant },
): Promise<OwnLogin[]> {
  const rows = await db
    .selectFrom('login')
    .select(['id', 'method', 'userAgent', 'createdAt'])
    .where('userId', '=', user)
    .where('expiresAt', '>', new Date(now).toISOString())
    .orderBy('createdAt', 'desc')
    .execute();
  return rows.map(({ id, method, userAgent, createdAt }) =>
    ownLoginSchema.parse({
      id,
      method,
      device: userAgent ?? '',
      begunAt: Date.parse(createdAt),
      isHere: id === here,
    }),
  );
}

const loginByToken = preparedQuery((db, token: string) =>
  db
    .selectFrom('login')
    .innerJoin('user', 'user.id', 'login.userId')
    .select(['login.id', 'login.userId', 'login.method', 'login.expiresAt'])
    .where('login.token', '=', token),
);

/** Whose login it is and until when (ms); null: there is none. */
export async function readLogin(db: Db, token: string) {
  const [row] = await loginByToken(db, token);
  return row === undefined ? null : { ...row, expiresAt: Date.parse(row.expiresAt) };
}

/** Ends a user's logins: one, all but one, or all; gives those that were ended. */
export async function deleteLogins(
  db: Db,
  { user, only, except }: { user: string; only?: string; except?: string },
): Promise<string[]> {
  let query = db.deleteFrom('login').where('userId', '=', user);
  if (only !== undefined) query = query.where('id', '=', only);
  if (except !== undefined) query = query.where('id', '!=', except);
  const rows = await query.returning('id').execute();
  return rows.map(({ id }) => id);
}

/** Begun without a second factor. */
export async function readWeakLogins(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('login').select(['id', 'method']).execute();
  return rows.filter(({ method }) => isWeak(loginMethodSchema.parse(method))).map(({ id }) => id);
}

export type AccountRow = { email: string; hasPassword: boolean; hasCodes: boolean };

/** How a user can prove who that is; null: there is no such user. */
export async function readAccount(db: Db, user: string): Promise<AccountRow | null> {
  const row = await db
    .selectFrom('user')
    .leftJoin('account', (join) =>
      join.onRef('account.userId', '=', 'user.id').on('account.providerId', '=', 'credential'),
    )
    .select(['user.email', 'user.twoFactorEnabled', 'account.password'])
    .where('user.id', '=', user)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { email, password, twoFactorEnabled } = row;
  return { email, hasPassword: password !== null, hasCodes: twoFactorEnabled === 1 };
}

export async function readPasskeys(db: Db, user: string): Promise<OwnPasskey[]> {
  const rows = await db
    .selectFrom('passkey')
    .select(['id', 'name', 'createdAt'])
    .where('userId', '=', user)
    .orderBy('createdAt')
    .execute();
  return rows.map(({ id, name, createdAt }) => ({
    id,
    name,
    addedAt: createdAt === null ? null : Date.parse(createdAt),
  }));
}
