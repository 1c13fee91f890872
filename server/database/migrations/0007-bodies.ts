import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const bodies: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createBodies(db);
    await createCalendars(db);
    // One at a time: SQLite adds one column by one statement.
    await db.schema
      .alterTable('workspace')
      .addColumn('working_day_rule', 'text', (column) => column.notNull().defaultTo('as-written'))
      .execute();
    await db.schema.alterTable('workspace').addColumn('business_date', 'text').execute();
    await db.schema.alterTable('workspace').addColumn('scenario', 'text').execute();
    // Until now there was one scenario.
    await sql`update workspace set scenario = 'drafting' where demonstration = 1`.execute(db);
  },
};

async function createBodies(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('body')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('side', 'text', (column) => column.notNull().references('side.id'))
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('short_names', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
}

async function createCalendars(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('side_calendar')
    .addColumn('side', 'text', (column) => column.primaryKey().references('side.id'))
    .addColumn('weekend', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('side_holiday')
    .addColumn('side', 'text', (column) => column.notNull().references('side.id'))
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('names', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('side_holiday_key', ['side', 'day'])
    .execute();
  await db.schema
    .createTable('side_working_day')
    .addColumn('side', 'text', (column) => column.notNull().references('side.id'))
    .addColumn('day', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('side_working_day_key', ['side', 'day'])
    .execute();
}
