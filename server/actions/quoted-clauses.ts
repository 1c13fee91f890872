import type { Kysely, Transaction } from 'kysely';
import type { ClauseQuote } from '#shared/actions/action.ts';
import type { DigestsNow } from '#shared/actions/register-row.ts';
import type { DocumentId } from '#shared/core/id.ts';
import type { Schema } from '#server/database/schema.ts';

/** Port: clauses of the texts of both Sides, as they are on stable storage. Drafting has them. */
export type QuotedClauses = {
  /** Digests of every clause by cid; null: no such document of both Sides. May lag behind by a moment. */
  digestsOf(document: DocumentId): Promise<ReadonlyMap<string, DigestsNow> | null>;
  /** A clause as it reads now, to be quoted; null: no such document or clause, or one that only one Side has. */
  readClause(document: DocumentId, cid: string): Promise<ClauseQuote['wordings'] | null>;
  /** The text is agreed or sealed; asked inside the unit of work that depends on it. */
  isFrozen(source: Kysely<Schema> | Transaction<Schema>, document: DocumentId): Promise<boolean>;
};
