import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { keepRows } from '#server/database/dialect.ts';

export const actions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createActions(db);
    await createFacts(db);
    await createEvidence(db);
    await createViews(db);
  },
};

async function createActions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('action')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('session', 'text', (column) => column.notNull().references('session.id'))
    .addColumn('position', 'integer', (column) => column.notNull().unique())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('state_form', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .execute();
}

async function createFacts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('action_fact')
    .addColumn('action', 'text', (column) => column.notNull().references('action.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('fact', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('action_fact_key', ['action', 'seq'])
    .execute();
  await keepRows(db, 'action_fact', {
    changed: 'facts of an action are never changed',
    deleted: 'facts of an action are never deleted',
  });
}

async function createEvidence(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('evidence_file')
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('side', 'text', (column) => column.notNull().references('side.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('evidence_file_key', ['digest', 'side'])
    .execute();
  await db.schema
    .createTable('action_evidence')
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull().references('action.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('action_evidence_key', ['digest', 'action', 'seq'])
    .execute();
}

async function createViews(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('action_view')
    .addColumn('member', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('view', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('action_view_key', ['member', 'id'])
    .execute();
}
