import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Links by which people become members, who is kept out, and which roles need a second factor. */
export const invitations: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('invitation')
      .addColumn('id', 'text', (column) => column.primaryKey())
      // The link itself is nowhere: whoever reads this table cannot use it.
      .addColumn('token_digest', 'text', (column) => column.notNull().unique())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('side', 'text', (column) => column.references('side.id'))
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('sub_groups', 'text', (column) => column.notNull())
      .addColumn('name', 'text')
      .addColumn('email', 'text')
      .addColumn('issued_by', 'text', (column) => column.references('member.id'))
      .addColumn('issued_at', 'integer', (column) => column.notNull())
      .addColumn('expires_at', 'integer', (column) => column.notNull())
      .addColumn('ended_at', 'integer')
      .addColumn('ending', 'text')
      .addCheckConstraint('invitation_kind', sql`kind in ('set-up', 'member')`)
      .addCheckConstraint('invitation_ending', sql`(ended_at is null) = (ending is null)`)
      .execute();
    await db.schema.alterTable('member').addColumn('suspended_at', 'integer').execute();
    await db.schema
      .alterTable('workspace')
      .addColumn('second_factor_roles', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
  },
};
