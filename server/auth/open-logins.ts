import type { Kysely } from 'kysely';
import type { OwnLogin } from '#shared/auth/account.ts';
import type { Instant } from '#shared/core/instant.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { endOfLogin, LoginEnding, type LoginRecord } from './login-record.ts';
import { deleteLogins, readOpenLogins, readWeakLogins } from './login-store.ts';

/** A member's logins, seen and ended from anywhere. Whatever was open by one that ends is closed. */
export type OpenLogins = {
  list(user: string, here: string): Promise<OwnLogin[]>;
  /** False when the user has no such login. */
  end(user: string, login: string, reason?: LoginEnding): Promise<boolean>;
  endOthers(user: string, here: string): Promise<void>;
  endAll(user: string, reason: LoginEnding): Promise<void>;
  /** Closes what is open by logins without a second factor: they may have become too weak. */
  closeWeak(): Promise<void>;
  /** For logins that better-auth has ended itself: those of `before` that are not there any more. */
  closeEnded(user: string, before: readonly OwnLogin[]): Promise<void>;
};

type Options = {
  db: Kysely<Schema>;
  now: () => Instant;
  /** Told only after the login is gone: whoever asks again meanwhile must not get in. */
  closeLogin: (login: string) => void;
  record: LoginRecord;
};

export function createOpenLogins({ db, now, closeLogin, record }: Options): OpenLogins {
  const list = (user: string, here: string) => readOpenLogins(db, { user, here, now: now() });
  type Which = Parameters<typeof deleteLogins>[1];
  const end = async (which: Which, reason: LoginEnding = LoginEnding.ended): Promise<boolean> => {
    const ended = await inTransaction(db, async (transaction) => {
      const gone = await deleteLogins(transaction, which);
      for (const login of gone) await record.tell(endOfLogin(which.user, login, reason), transaction);
      return gone;
    });
    for (const login of ended) closeLogin(login);
    return ended.length > 0;
  };
  return {
    list,
    end: (user, login, reason) => end({ user, only: login }, reason),
    async endOthers(user, here) {
      await end({ user, except: here });
    },
    async endAll(user, reason) {
      await end({ user }, reason);
    },
    async closeWeak() {
      for (const login of await readWeakLogins(db)) closeLogin(login);
    },
    async closeEnded(user, before) {
      const open = new Set((await list(user, '')).map(({ id }) => id));
      const ended = before.filter(({ id }) => !open.has(id));
      for (const { id } of ended) closeLogin(id);
      for (const { id } of ended) await record.tell(endOfLogin(user, id, LoginEnding.replaced));
    },
  };
}
