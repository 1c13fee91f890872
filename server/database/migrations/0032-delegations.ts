import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who each Side sends to a session; and which change of a session a command was given on. */
export const delegations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('session')
      .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await db.schema
      .createTable('session_delegation')
      .addColumn('session', 'text', (column) => column.notNull().references('session.id'))
      .addColumn('side', 'text', (column) => column.notNull().references('side.id'))
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('session_delegation_key', ['session', 'side'])
      .execute();
    await db.schema
      .createTable('session_delegate')
      .addColumn('session', 'text', (column) => column.notNull().references('session.id'))
      .addColumn('side', 'text', (column) => column.notNull().references('side.id'))
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('office_names', 'text')
      .addColumn('names', 'text')
      .addColumn('member', 'text', (column) => column.references('member.id'))
      .addPrimaryKeyConstraint('session_delegate_key', ['session', 'side', 'position'])
      .execute();
  },
};
