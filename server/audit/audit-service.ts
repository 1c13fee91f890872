import type { Transaction } from 'kysely';
import type { AuditFact } from '#shared/audit/audit-fact.ts';
import type { Schema } from '#server/database/schema.ts';

/** Records a fact in the caller's unit of work: it is stored with what it tells of, or neither is. */
export async function recordFact(transaction: Transaction<Schema>, fact: AuditFact): Promise<void> {
  await transaction
    .insertInto('audit_fact')
    .values({
      at: fact.at,
      actor: fact.actor.member,
      side: fact.actor.side,
      role: fact.actor.role,
      fact: fact.fact,
      thing: fact.thing,
      digest_before: fact.digestBefore,
      digest_after: fact.digestAfter,
      details: JSON.stringify(fact.details),
    })
    .execute();
}
