import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { strictTable } from '#server/database/dialect.ts';

/** Large blobs (checkpoints, archive) are better off with a tree of their own. */
const strict = (db: Kysely<unknown>) => strictTable(db, { byKey: false });
/** For small rows found by their key: one tree instead of two. */
const strictByKey = (db: Kysely<unknown>) => strictTable(db, { byKey: true });

async function createTextTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('text')
    .addColumn('address', 'text', (column) => column.notNull().primaryKey())
    // No reference: documents belong to another domain.
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('side', 'text')
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('schema_version', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .addCheckConstraint(
      'text_kind',
      sql`kind = 'common' and side is null or kind = 'private' and side is not null`,
    )
    .modifyEnd(strictByKey(db))
    .execute();
  await db.schema.createIndex('text_of_document').on('text').column('document').execute();
}

async function createUpdateTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('text_update')
    .addColumn('text', 'text', (column) => column.notNull().references('text.address'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('connection', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('text_update_key', ['text', 'seq'])
    .modifyEnd(strictByKey(db))
    .execute();
}

async function createCheckpointTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('text_checkpoint')
    .addColumn('text', 'text', (column) => column.notNull().primaryKey().references('text.address'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .modifyEnd(strict(db))
    .execute();
  await db.schema
    .createTable('text_archive')
    .addColumn('text', 'text', (column) => column.notNull().references('text.address'))
    .addColumn('first_seq', 'integer', (column) => column.notNull())
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'blob', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('text_archive_key', ['text', 'first_seq'])
    .modifyEnd(strict(db))
    .execute();
}

async function createClientTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('text_client')
    .addColumn('text', 'text', (column) => column.notNull().references('text.address'))
    .addColumn('client_id', 'integer', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('text_client_key', ['text', 'client_id'])
    .modifyEnd(strictByKey(db))
    .execute();
}

/** Texts, their log, checkpoints, archive, and whose a clientID is. */
export const texts: Migration = {
  async up(db: Kysely<unknown>) {
    await createTextTable(db);
    await createUpdateTable(db);
    await createCheckpointTables(db);
    await createClientTable(db);
  },
};
