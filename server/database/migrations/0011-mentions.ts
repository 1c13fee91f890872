import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is told from texts, and where a clause that was brought from another document comes from. */
export const mentions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('text_mention')
      .addColumn('text', 'text', (column) => column.notNull().references('text.address'))
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('cid', 'text', (column) => column.notNull())
      .addColumn('chip', 'text', (column) => column.notNull())
      .addColumn('target', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('text_mention_key', ['text', 'language', 'cid', 'chip', 'target'])
      .execute();
    await db.schema
      .createIndex('text_mention_target')
      .on('text_mention')
      .columns(['chip', 'target'])
      .execute();
    await db.schema
      .createTable('text_mention_state')
      .addColumn('text', 'text', (column) => column.primaryKey().references('text.address'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('clause_origin')
      .addColumn('document', 'text', (column) => column.notNull().references('document.id'))
      .addColumn('cid', 'text', (column) => column.notNull())
      .addColumn('from_document', 'text', (column) => column.notNull().references('document.id'))
      .addColumn('from_cid', 'text', (column) => column.notNull())
      .addColumn('digests', 'text', (column) => column.notNull())
      .addColumn('member', 'text', (column) => column.notNull())
      .addColumn('side', 'text')
      .addColumn('at', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('clause_origin_key', ['document', 'cid'])
      .execute();
  },
};
