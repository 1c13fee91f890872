import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const members: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createWorkspace(db);
    await createSidesAndSubGroups(db);
    await createMembers(db);
    await createPeriods(db);
    await createSessions(db);
  },
};

async function createWorkspace(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('workspace')
    .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
    .addColumn('demonstration', 'integer', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .execute();
}

async function createSidesAndSubGroups(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('side')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('label', 'text', (column) => column.notNull().unique())
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sub_group')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('valid_from', 'text', (column) => column.notNull())
    .addColumn('valid_to', 'text')
    .addCheckConstraint('sub_group_period', sql`valid_to is null or valid_to >= valid_from`)
    .execute();
}

async function createMembers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('member')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('side', 'text', (column) => column.references('side.id'))
    .addColumn('names', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('member_role')
    .addColumn('member', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('valid_from', 'text', (column) => column.notNull())
    .addColumn('valid_to', 'text')
    .addPrimaryKeyConstraint('member_role_key', ['member', 'valid_from'])
    .addCheckConstraint('member_role_period', sql`valid_to is null or valid_to >= valid_from`)
    .execute();
  await db.schema
    .createIndex('member_role_open')
    .unique()
    .on('member_role')
    .column('member')
    .where(sql.ref('valid_to'), 'is', null)
    .execute();
}

async function createPeriods(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sub_group_member')
    .addColumn('sub_group', 'text', (column) => column.notNull().references('sub_group.id'))
    .addColumn('member', 'text', (column) => column.notNull().references('member.id'))
    .addColumn('valid_from', 'text', (column) => column.notNull())
    .addColumn('valid_to', 'text')
    .addPrimaryKeyConstraint('sub_group_member_key', ['member', 'sub_group', 'valid_from'])
    .addCheckConstraint('sub_group_member_period', sql`valid_to is null or valid_to >= valid_from`)
    .execute();
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('session')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'integer', (column) => column.notNull().unique())
    .addColumn('stage', 'text', (column) => column.notNull())
    .addColumn('place_names', 'text')
    .addColumn('starts_on', 'text')
    .addColumn('ends_on', 'text')
    .execute();
  await db.schema
    .createTable('session_co_chair')
    .addColumn('session', 'text', (column) => column.notNull().references('session.id'))
    .addColumn('side', 'text', (column) => column.notNull().references('side.id'))
    .addColumn('names', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('session_co_chair_key', ['session', 'side'])
    .execute();
  await db.schema
    .createTable('session_sub_group')
    .addColumn('session', 'text', (column) => column.notNull().references('session.id'))
    .addColumn('sub_group', 'text', (column) => column.notNull().references('sub_group.id'))
    .addPrimaryKeyConstraint('session_sub_group_key', ['session', 'sub_group'])
    .execute();
}
