import type { Kysely } from 'kysely';
import type { OwnLogin } from '#shared/auth/account.ts';
import type { Instant } from '#shared/core/instant.ts';
import type { Schema } from '#server/database/schema.ts';
import { deleteLogins, readOpenLogins, readWeakLogins } from './login-store.ts';

/** A member's logins, seen and ended from anywhere. Whatever was open by one that ends is closed. */
export type OpenLogins = {
  list(user: string, here: string): Promise<OwnLogin[]>;
  /** False when the user has no such login. */
  end(user: string, login: string): Promise<boolean>;
  endOthers(user: string, here: string): Promise<void>;
  endAll(user: string): Promise<void>;
  /** Ends no login, and closes what is open by those of the user: whoever comes back is asked again. */
  closeAll(user: string): Promise<void>;
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
};

export function createOpenLogins({ db, now, closeLogin }: Options): OpenLogins {
  const list = (user: string, here: string) => readOpenLogins(db, { user, here, now: now() });
  const end = async (which: Parameters<typeof deleteLogins>[1]): Promise<boolean> => {
    const ended = await deleteLogins(db, which);
    for (const login of ended) closeLogin(login);
    return ended.length > 0;
  };
  return {
    list,
    end: (user, login) => end({ user, only: login }),
    async endOthers(user, here) {
      await end({ user, except: here });
    },
    async endAll(user) {
      await end({ user });
    },
    async closeAll(user) {
      for (const { id } of await list(user, '')) closeLogin(id);
    },
    async closeWeak() {
      for (const login of await readWeakLogins(db)) closeLogin(login);
    },
    async closeEnded(user, before) {
      const open = new Set((await list(user, '')).map(({ id }) => id));
      for (const { id } of before) if (!open.has(id)) closeLogin(id);
    },
  };
}
