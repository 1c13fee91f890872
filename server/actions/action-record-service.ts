import type { Kysely } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import { initiativeRecord, type InitiativeRecord } from '#shared/actions/initiative-record.ts';
import { openSpans, type OpenSpans } from '#shared/actions/open-over-time.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { ActionId } from '#shared/core/id.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Schema } from '#server/database/schema.ts';
import type { InitiativeService } from '#server/initiatives/initiative-service.ts';
import { readFacts, readReopened } from './action-store.ts';
import type { RegisterService } from './register-service.ts';

/** What only histories tell: rows say how things stand today. */
export type ActionRecordService = {
  /** Of the actions that were ever reopened. Refuses with `forbidden` those without a Side. */
  listOpenSpans(member: Member): Promise<OpenSpans>;
  /** Refuses with `not-found` alike what is missing and what is not open. */
  readRecord(member: Member, initiative: string): Promise<InitiativeRecord>;
};

export function createActionRecordService({
  db,
  initiatives,
  register,
}: {
  db: Kysely<Schema>;
  initiatives: InitiativeService;
  register: RegisterService;
}): ActionRecordService {
  const historiesOf = async (ids: readonly ActionId[]) => {
    const histories: { action: ActionId; facts: readonly ActionFact[] }[] = [];
    for (const action of ids) histories.push({ action, facts: await readFacts(db, action) });
    return histories;
  };
  return {
    async listOpenSpans(member) {
      if (!may(member, Verb.read, { type: 'register' })) {
        throw new AppError(ErrorCode.forbidden, 'the register is for the two Sides');
      }
      const histories = await historiesOf(await readReopened(db));
      return {
        reopened: histories.map(({ action, facts }) => ({ id: action, spans: [...openSpans(facts)] })),
      };
    },
    async readRecord(member, id) {
      const { initiatives: all } = await initiatives.known();
      const initiative = all.find((each) => each.id === id);
      if (initiative === undefined || !may(member, Verb.read, { type: 'register' })) {
        throw new AppError(ErrorCode.notFound, 'no such initiative for this member');
      }
      const rows = await register.rows({ initiative: initiative.id });
      return initiativeRecord(await historiesOf(rows.map((row) => row.id)));
    },
  };
}
