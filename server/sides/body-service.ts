import type { Kysely, Transaction } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { WorkingDayRule, WorkingDays } from '#shared/actions/deadline.ts';
import { FactName } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Instant } from '#shared/core/instant.ts';
import type { Body } from '#shared/sides/body.ts';
import type { Member } from '#shared/sides/member.ts';
import type { AuditFact } from '#shared/audit/audit-fact.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { changeWorkingDayRule, readBodies, readCalendars, readWorkingDayRule } from './body-store.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

export type BodyService = {
  /** Ministries, departments and agencies of both Sides; for their members and whoever sets up the Sides. */
  listBodies(member: Member): Promise<Body[]>;
  /** All that may be named, without regard to who asks; within a unit of work when one is given. */
  knownBodies(source?: Source): Promise<Body[]>;
  /** When the offices of each Side work, and what is done with a last day on which they do not. */
  workingDays(source?: Source): Promise<WorkingDays>;
  /** Refuses with `forbidden`. Both Sides see whose choice it was in the record. */
  chooseWorkingDayRule(member: Member, rule: WorkingDayRule): Promise<void>;
};

type Options = {
  db: Kysely<Schema>;
  now: () => Instant;
  /** Port: the record of facts stands to the right of `sides`. */
  recordFact: (transaction: Transaction<Schema>, fact: AuditFact) => Promise<void>;
};

/** The bodies that act for a Side, and the days on which they do. */
export function createBodyService({ db, now, recordFact }: Options): BodyService {
  return {
    async listBodies(member) {
      const mayRead =
        may(member, Verb.read, { type: 'register' }) || may(member, Verb.manageSides, { type: 'workspace' });
      if (!mayRead) throw forbidden('the bodies are for the two Sides');
      return readBodies(db);
    },
    knownBodies: (source = db) => readBodies(source),
    async workingDays(source = db) {
      const calendars = await readCalendars(source);
      return { calendars, rule: await readWorkingDayRule(source) };
    },
    async chooseWorkingDayRule(member, rule) {
      if (!may(member, Verb.runAction, { type: 'register' })) {
        throw forbidden('this member does not keep the register');
      }
      await inTransaction(db, async (transaction) => {
        if ((await readWorkingDayRule(transaction)) === rule) return;
        await changeWorkingDayRule(transaction, rule);
        await recordFact(transaction, {
          at: now(),
          actor: { member: member.id, side: member.side, role: member.role },
          fact: FactName.workingDayRuleChosen,
          thing: 'workspace/1',
          digestBefore: null,
          digestAfter: null,
          details: { rule },
        });
      });
    },
  };
}

function forbidden(why: string): AppError {
  return new AppError(ErrorCode.forbidden, why);
}
