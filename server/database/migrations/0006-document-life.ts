import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const documentLife: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('document').addColumn('archived_at', 'integer').execute();
    await db.schema
      .createTable('document_visit')
      .addColumn('member', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('text', 'text', (column) => column.notNull().references('text.address'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('document_visit_key', ['member', 'text'])
      .execute();
  },
};
