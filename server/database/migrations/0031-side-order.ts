import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** In which order the two Sides stand for somebody of neither. */
export const sideOrder: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('workspace')
      .addColumn('side_order', 'text', (column) => column.notNull().defaultTo('as-listed'))
      .execute();
  },
};
