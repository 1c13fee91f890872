import type { Transaction } from 'kysely';
import type { AuditFact, FactName } from '#shared/audit/audit-fact.ts';
import type { Schema } from '#server/database/schema.ts';

/** Why a login ended. */
export const LoginEnding = {
  loggedOut: 'logged-out',
  /** The person ended it from another browser. */
  ended: 'ended',
  /** Another one began in its place: in the same browser, or because of a new password or second factor. */
  replaced: 'replaced',
  /** The member is kept out. */
  keptOut: 'kept-out',
} as const;
export type LoginEnding = (typeof LoginEnding)[keyof typeof LoginEnding];

/** What was shown as a proof and refused. */
export type RefusedProof = 'password' | 'code' | 'passkey' | 'single-sign-on';

export type LoginFact = { user: string; fact: FactName; thing?: string; details?: AuditFact['details'] };

/** Port: the record stands to the right of `auth`, and `sides` knows for whom a user acts. */
export type LoginRecord = {
  /** What a user did to the own account or logins; in the caller's unit of work, or else in its own. */
  tell(fact: LoginFact, transaction?: Transaction<Schema>): Promise<void>;
  /** `account`: what was typed; it is kept as a digest that only this server can make, whether it is known or not. */
  tellRefusal(proof: RefusedProof, account: string | null): Promise<void>;
  /** Somebody asked for a letter with a link; the same whether there is such an account. */
  tellForgotten(account: string): Promise<void>;
};

/** The end of one login. */
export function endOfLogin(user: string, login: string, reason: LoginEnding): LoginFact {
  return { user, fact: 'LoginEnded', thing: `login/${login}`, details: { reason } };
}
