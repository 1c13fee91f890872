import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { inTransaction } from './transaction.ts';

/**
 * Brings the schema to the end of the list. All pending migrations are one transaction: when one fails, the schema is
 * as it was, and the error names it. Refuses a database that has seen migrations which the list does not know.
 */
export async function migrate<DB>(db: Kysely<DB>, migrations: Record<string, Migration>): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const migrator = new Migrator({
      db: transaction,
      provider: { getMigrations: () => Promise.resolve(migrations) },
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error === undefined) return;
    const failed = results?.find(({ status }) => status === 'Error');
    throw new Error(`migration ${failed?.migrationName ?? '(none begun)'} failed`, { cause: error });
  });
}
