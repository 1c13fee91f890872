import { CompiledQuery, type Transaction } from 'kysely';
import type { AuditFact } from '#shared/audit/audit-fact.ts';
import { chainFact } from '#server/database/chain-fact.ts';
import type { Schema } from '#server/database/schema.ts';

/** Records a fact in the caller's unit of work: it is stored with what it tells of, or neither is. */
export async function recordFact(transaction: Transaction<Schema>, fact: AuditFact): Promise<void> {
  const { sql, parameters } = chainFact(fact);
  await transaction.executeQuery(CompiledQuery.raw(sql, [...parameters]));
}
