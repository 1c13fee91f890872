import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { keepRows } from '#server/database/dialect.ts';

export const initiatives: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createInitiatives(db);
    await createStages(db);
    await createIndicators(db);
  },
};

async function createInitiatives(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sector')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('initiative')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('goal_names', 'text')
    .addColumn('sector', 'text', (column) => column.notNull().references('sector.id'))
    .addColumn('sub_group', 'text', (column) => column.references('sub_group.id'))
    .addColumn('lead_bodies', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
}

async function createStages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('initiative_stage')
    .addColumn('initiative', 'text', (column) => column.notNull().references('initiative.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('member', 'text', (column) => column.notNull())
    .addColumn('side', 'text')
    .addPrimaryKeyConstraint('initiative_stage_key', ['initiative', 'seq'])
    .execute();
  await keepRows(db, 'initiative_stage', {
    changed: 'stages of an initiative are never changed',
    deleted: 'stages of an initiative are never deleted',
  });
}

async function createIndicators(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('indicator')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('targets', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('indicator_series')
    .addColumn('indicator', 'text', (column) => column.notNull().references('indicator.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('basis_names', 'text', (column) => column.notNull())
    .addColumn('period_kind', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('indicator_series_key', ['indicator', 'id'])
    .execute();
  await db.schema
    .createTable('indicator_figure')
    .addColumn('indicator', 'text', (column) => column.notNull())
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('value', 'real', (column) => column.notNull())
    .addColumn('up_to', 'real')
    .addColumn('marks', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('indicator_figure_key', ['indicator', 'series', 'position'])
    .addForeignKeyConstraint('indicator_figure_series', ['indicator', 'series'], 'indicator_series', [
      'indicator',
      'id',
    ])
    .execute();
}
