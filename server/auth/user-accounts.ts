import { hashPassword } from 'better-auth/crypto';
import type { Kysely, Transaction } from 'kysely';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Instant } from '#shared/core/instant.ts';
import type { Schema } from '#server/database/schema.ts';

/** Whoever becomes a member, as far as logging in goes. */
export type NewUser = {
  /** That of the member. */
  id: string;
  name: string;
  email: string;
  /** Somebody else vouches for the address: a letter reached the person there, or who invited named it. */
  isEmailConfirmed: boolean;
  passwordHash: string;
};

/** As better-auth keeps passwords: scrypt, salted. Slow on purpose, therefore never within a transaction. */
export const passwordHash = (password: string): Promise<string> => hashPassword(password);

/** Opens the account of a new member within the caller's unit of work; refuses with `conflict` a known address. */
export async function openUserAccount(
  transaction: Transaction<Schema>,
  { id, name, email, isEmailConfirmed, passwordHash: password }: NewUser,
  at: Instant,
): Promise<void> {
  const taken = await transaction
    .selectFrom('user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirst();
  if (taken !== undefined) throw new AppError(ErrorCode.conflict, 'there is an account of that address');
  const now = new Date(at).toISOString();
  await transaction
    .insertInto('user')
    .values({
      id,
      name,
      email,
      emailVerified: isEmailConfirmed ? 1 : 0,
      image: null,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  await transaction
    .insertInto('account')
    .values({
      id: `${id}-password`,
      accountId: id,
      providerId: 'credential',
      userId: id,
      accessToken: null,
      refreshToken: null,
      idToken: null,
      accessTokenExpiresAt: null,
      refreshTokenExpiresAt: null,
      scope: null,
      password,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
}

/** How members look from the side of logging in; for the lists of those who look after them. */
export async function readUserStates(
  db: Kysely<Schema>,
): Promise<Map<string, { email: string; hasSecondFactor: boolean }>> {
  const [users, keys] = await Promise.all([
    db.selectFrom('user').select(['id', 'email', 'twoFactorEnabled']).execute(),
    db.selectFrom('passkey').select('userId').distinct().execute(),
  ]);
  const withKey = new Set(keys.map(({ userId }) => userId));
  return new Map(
    users.map(({ id, email, twoFactorEnabled }) => [
      id,
      { email, hasSecondFactor: twoFactorEnabled === 1 || withKey.has(id) },
    ]),
  );
}

/** The name by which the device of the person may tell accounts apart. */
export async function renameUser(transaction: Transaction<Schema>, id: string, name: string): Promise<void> {
  await transaction.updateTable('user').set({ name }).where('id', '=', id).execute();
}
