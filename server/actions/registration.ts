import type { Transaction } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { type ClauseQuote, clauseQuoteSchema } from '#shared/actions/action.ts';
import type { NewAction } from '#shared/actions/action-commands.ts';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import { type ActionState, afterFact } from '#shared/actions/action-state.ts';
import type { AuditFact } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { actionIdSchema, type ActionId, type DocumentId, type SessionId } from '#shared/core/id.ts';
import type { Member } from '#shared/sides/member.ts';
import type { BatchStatement } from '#server/database/batch.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { wrongField } from '#server/http/wrong-field.ts';
import { auditFact, requirePossible, storeActionFact } from './action-facts-service.ts';
import type { ActionServiceOptions } from './action-service.ts';
import { nextNumber, registrationRows } from './action-store.ts';
import type { KnownThings } from './known-things.ts';
import type { QuotedClauses } from './quoted-clauses.ts';

/** An action that is ready to be stored by whoever stores something else with it, in one transaction. */
export type PreparedAction = {
  readonly id: ActionId;
  readonly fact: AuditFact;
  /** Safe to be repeated. */
  readonly rows: readonly BatchStatement[];
};

/**
 * Adds actions to the register, one after the other: a number that is given stays free until its action is stored, also
 * when that is done in a transaction of somebody else.
 */
export class Registration {
  readonly #options: ActionServiceOptions;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: ActionServiceOptions) {
    this.#options = options;
  }

  /** Refuses with `forbidden`, and `invalid-input` what names something that does not exist. */
  register(member: Member, wanted: NewAction): Promise<ActionState> {
    return this.#inTurn(async () => {
      const { known, quote, number } = await this.#asked(member, wanted);
      return inTransaction(this.#options.db, async (transaction) => {
        const fact = await this.#fact(transaction, { member, wanted, quote, number });
        const given = { role: member.role, known, clauses: this.#options.clauses };
        return storeActionFact(transaction, null, fact, given);
      });
    });
  }

  /** The same; `store` resolves when all of it is on stable storage, and rejects when nothing is. */
  registerWith(
    member: Member,
    wanted: NewAction,
    store: (prepared: PreparedAction) => Promise<void>,
  ): Promise<ActionState> {
    return this.#inTurn(async () => {
      const { known, quote, number } = await this.#asked(member, wanted);
      const { clauses } = this.#options;
      const { state, prepared } = await inTransaction(this.#options.db, async (transaction) => {
        const fact = await this.#fact(transaction, { member, wanted, quote, number });
        const { role } = member;
        await requirePossible(transaction, null, fact, { role, known, clauses });
        const after = afterFact(null, fact);
        const { id } = after.action;
        const rows = await registrationRows(transaction, after, fact);
        return {
          state: after,
          prepared: { id, rows, fact: auditFact({ before: null, after, fact, role }) },
        };
      });
      await store(prepared);
      return state;
    });
  }

  async #asked(
    member: Member,
    { session, clause }: NewAction,
  ): Promise<{ known: KnownThings; quote: ClauseQuote | null; number: number }> {
    if (!may(member, Verb.registerAction, { type: 'register' })) {
      throw new AppError(ErrorCode.forbidden, 'this member does not keep the register');
    }
    const { clauses } = this.#options;
    const known = await this.#options.knownThings();
    const number = known.sessions.find(({ id }) => id === session)?.number;
    if (number === undefined) throw wrongField('session', 'there is no such session');
    const quote = clause === null ? null : await quoteOf(clauses, clause.document, clause.cid);
    if (clause !== null && quote === null)
      throw wrongField('clause', 'there is no such clause of both Sides');
    return { known, quote, number };
  }

  async #fact(
    transaction: Transaction<Schema>,
    asked: { member: Member; wanted: NewAction; quote: ClauseQuote | null; number: number },
  ): Promise<ActionFact> {
    const { member, wanted, quote, number } = asked;
    const { session, commitment, filing } = wanted;
    const { clock, calendar } = this.#options;
    const id = await newId(transaction, session, number);
    return {
      seq: 1,
      at: clock.now(),
      on: calendar.today(),
      member: member.id,
      side: member.side,
      fact: 'ActionRegistered',
      action: { id, session, commitment, filing, quote },
    };
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** A clause as it reads now, to be quoted; null when there is no such clause of both Sides. */
export async function quoteOf(
  clauses: QuotedClauses,
  document: DocumentId,
  cid: string,
): Promise<ClauseQuote | null> {
  const wordings = await clauses.readClause(document, cid);
  return wordings === null ? null : clauseQuoteSchema.parse({ document, cid, wordings });
}

/** `d12-07`: the seventh that the 12th session has promised. Kept for ever, across sessions. */
async function newId(
  transaction: Transaction<Schema>,
  session: SessionId,
  number: number,
): Promise<ActionId> {
  const next = await nextNumber(transaction, session);
  return actionIdSchema.parse(`d${number}-${String(next).padStart(2, '0')}`);
}
