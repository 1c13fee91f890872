import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const documents: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('document')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('session', 'text', (column) => column.references('session.id'))
      .addColumn('sub_group', 'text', (column) => column.references('sub_group.id'))
      .addColumn('side', 'text', (column) => column.references('side.id'))
      .addColumn('stage', 'text', (column) => column.notNull())
      .addColumn('titles', 'text', (column) => column.notNull())
      .addColumn('languages', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'integer', (column) => column.notNull())
      .execute();
  },
};
