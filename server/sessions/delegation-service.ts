import type { Kysely } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { FactName, memberFact } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { sideIdSchema } from '#shared/core/id.ts';
import type { Delegation, DelegationList } from '#shared/sessions/delegation.ts';
import type { Session } from '#shared/sessions/session.ts';
import type { Member } from '#shared/sides/member.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { wrongField } from '#server/http/wrong-field.ts';
import type { Clock } from '#server/platform/clock.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import type { MemberService } from '#server/sides/member-service.ts';
import { putDelegation, readDelegations } from './delegation-store.ts';
import { readSessions, sessionIn } from './session-store.ts';

export type DelegationService = {
  /**
   * Writes the list of the member's own Side. Refuses with `not-found`, `forbidden` (the other Side's list, and once the
   * session is sealed), `invalid-input` somebody of another Side, `out-of-date`.
   */
  listDelegation(
    member: Member,
    of: { number: number; side: string },
    list: DelegationList,
  ): Promise<Delegation>;
};

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  members: MemberService;
  /** Told once all is stored. */
  delegationListed: (session: Session) => void;
};

/** Whom each Side sends to a session; each list is that Side's alone to write. */
export function createDelegationService(options: Options): DelegationService {
  const { db, clock, members } = options;
  return {
    async listDelegation(member, { number, side: wanted }, list) {
      const session = sessionIn(await readSessions(db), number);
      const parsed = sideIdSchema.safeParse(wanted);
      const known = await readDelegations(db, session.id);
      const side = known.find((each) => parsed.success && each.side === parsed.data)?.side;
      if (side === undefined) throw new AppError(ErrorCode.notFound, `there is no Side ${wanted}`);
      const everybody = await members.listMembers();
      await inTransaction(db, async (transaction) => {
        const { stage: sessionStage } = sessionIn(await readSessions(transaction), number);
        if (!may(member, Verb.manageDelegation, { type: 'delegation', side, sessionStage })) {
          throw new AppError(ErrorCode.forbidden, 'this member does not write that list');
        }
        requireOfSide(everybody, side, list);
        const before = delegationOf(await readDelegations(transaction, session.id), side);
        if (before.revision !== list.expectedRevision) {
          throw new AppError(ErrorCode.outOfDate, 'the list was changed meanwhile');
        }
        await putDelegation(transaction, { session: session.id, side }, list);
        const after = delegationOf(await readDelegations(transaction, session.id), side);
        const digests = { digestBefore: digestOf(before), digestAfter: digestOf(after) };
        const thing = `session/${session.id}/delegation/${side}`;
        const details = { delegates: after.delegates.length };
        const what = { fact: FactName.delegationListed, thing, details, ...digests };
        await recordFact(transaction, memberFact(member, clock.now(), what));
      });
      options.delegationListed(session);
      return delegationOf(await readDelegations(db, session.id), side);
    },
  };
}

function delegationOf(delegations: readonly Delegation[], side: string): Delegation {
  const own = delegations.find((each) => each.side === side);
  if (own === undefined) throw new RangeError(`the Side ${side} has gone`);
  return own;
}

/** Whoever belongs to the other Side is refused like somebody who does not exist. */
function requireOfSide(members: readonly Member[], side: string, { delegates }: DelegationList): void {
  const own = new Set(members.filter((each) => each.side === side).map(({ id }) => id));
  const index = delegates.findIndex(({ member }) => member !== null && !own.has(member));
  if (index >= 0) throw wrongField(`delegates.${index}.member`, 'the Side has no such member');
}

function digestOf({ delegates }: Delegation): string {
  return sha256Hex(Buffer.from(JSON.stringify(delegates)));
}
