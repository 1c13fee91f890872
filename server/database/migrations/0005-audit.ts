import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { keepRows } from '#server/database/dialect.ts';

export const audit: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('audit_fact')
      .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('side', 'text')
      .addColumn('role', 'text')
      .addColumn('fact', 'text', (column) => column.notNull())
      .addColumn('thing', 'text', (column) => column.notNull())
      .addColumn('digest_before', 'text')
      .addColumn('digest_after', 'text')
      .addColumn('details', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('audit_fact_thing').on('audit_fact').column('thing').execute();
    await keepRows(db, 'audit_fact', {
      changed: 'audit facts are never changed',
      deleted: 'audit facts are never deleted',
    });
  },
};
