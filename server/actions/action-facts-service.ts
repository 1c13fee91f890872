import type { Transaction } from 'kysely';
import type { Action } from '#shared/actions/action.ts';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import { refusalOf } from '#shared/actions/action-moves.ts';
import type { ActionState } from '#shared/actions/action-state.ts';
import { type AuditFact, FactName } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Role } from '#shared/access/role.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import type { Schema } from '#server/database/schema.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import { wrongField } from '#server/http/wrong-field.ts';
import { appendFact, readState } from './action-store.ts';
import { readOwnSize } from './evidence-store.ts';
import { type KnownThings, requireKnown } from './known-things.ts';
import type { QuotedClauses } from './quoted-clauses.ts';

type Given = { role: Role | null; known: KnownThings; clauses: QuotedClauses };

/**
 * Stores one fact with its audit fact, in the caller's unit of work, and gives the state after it: the only door by
 * which anything happens to an action. Refuses with `action-refused` what the state does not allow, with `invalid-input`
 * what names something that does not exist.
 */
export async function storeActionFact(
  transaction: Transaction<Schema>,
  before: ActionState | null,
  fact: ActionFact,
  given: Given,
): Promise<ActionState> {
  await requirePossible(transaction, before, fact, given);
  const after = await appendFact(transaction, before, fact);
  await recordFact(transaction, auditFact({ before, after, fact, role: given.role }));
  return after;
}

/** Refuses, as `storeActionFact` does, what may not follow. */
export async function requirePossible(
  transaction: Transaction<Schema>,
  before: ActionState | null,
  fact: ActionFact,
  { known, clauses }: Given,
): Promise<void> {
  const isAction = async (id: Action['id']): Promise<boolean> => (await readState(transaction, id)) !== null;
  await requireKnown(fact, { known, isAction });
  await requireOwnFiles(transaction, fact);
  const quote = before?.action.quote ?? null;
  const isClauseFrozen = quote !== null && (await clauses.isFrozen(transaction, quote.document));
  const refusal = refusalOf(before, fact, { isClauseFrozen });
  if (refusal !== null) {
    throw new AppError(ErrorCode.actionRefused, `${fact.fact} is refused: ${refusal}`, {
      details: { refusal },
    });
  }
}

/** What the record says of a fact; the digests are of the states before and after it. */
export function auditFact(done: {
  before: ActionState | null;
  after: ActionState;
  fact: ActionFact;
  role: Role | null;
}): AuditFact {
  const { before, after, fact, role } = done;
  return {
    at: fact.at,
    actor: { member: fact.member, side: fact.side, role },
    fact: FactName.actionFactStored,
    thing: `action/${after.action.id}`,
    digestBefore: before === null ? null : digestOfState(before),
    digestAfter: digestOfState(after),
    details: { fact: fact.fact, seq: fact.seq },
  };
}

function digestOfState(state: ActionState): string {
  return sha256Hex(Buffer.from(JSON.stringify(state)));
}

/** A report names only files that its own Side has sent, with the size that they have. */
async function requireOwnFiles(transaction: Transaction<Schema>, fact: ActionFact): Promise<void> {
  if (fact.fact !== 'ActionReported' || fact.side === null) return;
  for (const each of fact.evidence) {
    if (each.kind !== 'file') continue;
    const size = await readOwnSize(transaction, each.digest, fact.side);
    if (size !== each.size) throw wrongField('evidence', 'that file was not sent by this Side');
  }
}
