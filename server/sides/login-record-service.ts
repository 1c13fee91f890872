import { createHmac } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { type AuditFact, FactName } from '#shared/audit/audit-fact.ts';
import { memberIdSchema } from '#shared/core/id.ts';
import type { LoginFact, LoginRecord } from '#server/auth/login-record.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { BusinessCalendar, Clock } from '#server/platform/clock.ts';
import { readMembers } from './member-store.ts';

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  calendar: BusinessCalendar;
  /** Port: the record of facts stands to the right of `sides`. */
  recordFact: (transaction: Transaction<Schema>, fact: AuditFact) => Promise<void>;
  secret: string;
};

/** Letters of a digest that only tells one account from another. */
const ACCOUNT_LETTERS = 32;

/** Logins and accounts in the record, each with the Side and role of its member at that moment. */
export function createLoginRecord({ db, clock, calendar, recordFact, secret }: Options): LoginRecord {
  const accountOf = (typed: string): string =>
    createHmac('sha256', `audit ${secret}`)
      .update(typed.trim().toLowerCase())
      .digest('hex')
      .slice(0, ACCOUNT_LETTERS);
  const tellVisitor = (fact: FactName, thing: string, details: AuditFact['details']): Promise<void> =>
    inTransaction(db, (unit) =>
      recordFact(unit, {
        at: clock.now(),
        actor: { member: 'visitor', side: null, role: null },
        fact,
        thing,
        digestBefore: null,
        digestAfter: null,
        details,
      }),
    );
  return {
    tell: (fact, transaction) =>
      inTransaction(transaction ?? db, async (unit) => {
        const actor = await actorOf(unit, fact, calendar);
        const { fact: name, thing = `member/${fact.user}`, details = {} } = fact;
        const digests = { digestBefore: null, digestAfter: null };
        await recordFact(unit, { at: clock.now(), actor, fact: name, thing, details, ...digests });
      }),
    tellRefusal: (proof, account) => {
      const thing = account === null ? 'account/unknown' : `account/${accountOf(account)}`;
      return tellVisitor(FactName.loginRefused, thing, { proof });
    },
    tellForgotten: (account) => tellVisitor(FactName.passwordForgotten, `account/${accountOf(account)}`, {}),
  };
}

/** Also of somebody who is kept out: what ends then is that Side's all the same. */
async function actorOf(
  unit: Transaction<Schema>,
  { user }: LoginFact,
  calendar: BusinessCalendar,
): Promise<AuditFact['actor']> {
  const member = memberIdSchema.parse(user);
  const [found] = await readMembers(unit, calendar.today(), { only: member, withSuspended: true });
  return { member, side: found?.side ?? null, role: found?.role ?? null };
}
