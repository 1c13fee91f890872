import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The log itself says whether what is told from a text is told as of its last row. */
export const toldRows: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const table of ['text_update', 'text_checkpoint']) {
      await db.schema
        .alterTable(table)
        .addColumn('is_told', 'integer', (column) => column.notNull().defaultTo(0))
        .execute();
    }
  },
};
