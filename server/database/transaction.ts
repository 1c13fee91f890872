import type { Kysely, Transaction } from 'kysely';

/**
 * The unit of work: rows, audit facts and text appends that `work` writes through its transaction are stored together,
 * durably, before this resolves; if `work` throws, none of them is. Called with a transaction, it becomes part of
 * that one. Keep it short (everybody waits): no network, no rendering, and never the database itself inside `work`.
 */
export async function inTransaction<DB, T>(
  db: Kysely<DB> | Transaction<DB>,
  work: (transaction: Transaction<DB>) => Promise<T>,
): Promise<T> {
  if (isTransaction(db)) return work(db);
  return db.transaction().execute(work);
}

function isTransaction<DB>(db: Kysely<DB> | Transaction<DB>): db is Transaction<DB> {
  return db.isTransaction;
}
