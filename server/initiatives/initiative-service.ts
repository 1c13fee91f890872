import type { Kysely, Transaction } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { FactName } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type InitiativeId, initiativeIdSchema } from '#shared/core/id.ts';
import type { Indicator } from '#shared/initiatives/indicator.ts';
import type { Initiative } from '#shared/initiatives/initiative.ts';
import type { NewStage, StageEntry } from '#shared/initiatives/initiative-page.ts';
import type { Sector } from '#shared/initiatives/sector.ts';
import type { Member } from '#shared/sides/member.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { BusinessCalendar, Clock } from '#server/platform/clock.ts';
import { readIndicators } from './indicator-store.ts';
import { insertStage, readInitiatives, readSectors, readStages } from './initiative-store.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

export type InitiativeService = {
  /** Refuse with `forbidden` those without a Side. */
  listSectors(member: Member): Promise<Sector[]>;
  listIndicators(member: Member): Promise<Indicator[]>;
  /** All that may be named, without regard to who asks. */
  known(source?: Source): Promise<{ sectors: Sector[]; initiatives: Initiative[] }>;
  /** The stages of every initiative, or of one, in order. */
  stages(only?: InitiativeId): Promise<(StageEntry & { readonly initiative: string })[]>;
  /** Adds a stage; refuses with `not-found`, `forbidden`, and `conflict` when another was added meanwhile. */
  reachStage(member: Member, id: string, stage: NewStage): Promise<Initiative>;
};

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  calendar: BusinessCalendar;
  /** Told once it is stored. */
  onChange: (initiative: InitiativeId) => void;
};

/** Sectors, initiatives with the stages that they reached, and the indicators of trade and investment. */
export function createInitiativeService(options: Options): InitiativeService {
  const { db } = options;
  const known = async (source: Source = db) => ({
    sectors: await readSectors(source),
    initiatives: await readInitiatives(source),
  });
  return {
    async listSectors(member) {
      requireReader(member);
      return readSectors(db);
    },
    async listIndicators(member) {
      requireReader(member);
      return readIndicators(db);
    },
    known,
    stages: (only) => readStages(db, only),
    async reachStage(member, id, stage) {
      const initiative = await inTransaction(db, (transaction) =>
        reachStage(options, transaction, { member, id, stage }),
      );
      options.onChange(initiative.id);
      return initiative;
    },
  };
}

function requireReader(member: Member): void {
  if (may(member, Verb.read, { type: 'register' })) return;
  throw new AppError(ErrorCode.forbidden, 'initiatives are for the two Sides');
}

async function reachStage(
  { clock, calendar }: Options,
  transaction: Transaction<Schema>,
  asked: { member: Member; id: string; stage: NewStage },
): Promise<Initiative> {
  const { member, stage: wanted } = asked;
  const parsed = initiativeIdSchema.safeParse(asked.id);
  const initiative = (await readInitiatives(transaction)).find(({ id }) => id === parsed.data);
  if (initiative === undefined || !may(member, Verb.read, { type: 'register' })) {
    throw new AppError(ErrorCode.notFound, 'no such initiative for this member');
  }
  if (!may(member, Verb.runAction, { type: 'register' })) {
    throw new AppError(ErrorCode.forbidden, 'this member does not keep the register');
  }
  const last = (await readStages(transaction, initiative.id)).at(-1)?.seq ?? 0;
  if (last !== wanted.expectedSeq)
    throw new AppError(ErrorCode.conflict, 'another stage was added meanwhile');
  const { stage, words } = wanted;
  const at = clock.now();
  const written = { member: member.id, side: member.side, on: calendar.today(), at };
  await insertStage(transaction, { initiative: initiative.id, seq: last + 1, stage, words, ...written });
  await recordFact(transaction, {
    at,
    actor: { member: member.id, side: member.side, role: member.role },
    fact: FactName.initiativeStageReached,
    thing: `initiative/${initiative.id}`,
    digestBefore: null,
    digestAfter: null,
    details: { stage, seq: last + 1 },
  });
  return initiative;
}
