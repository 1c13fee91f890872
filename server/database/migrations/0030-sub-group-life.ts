import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a sub-group was called before, and who has led it for each Side: an old session shows those of its own time. */
export const subGroupLife: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('sub_group_former_name')
      .addColumn('sub_group', 'text', (column) => column.notNull().references('sub_group.id'))
      .addColumn('until', 'text', (column) => column.notNull())
      .addColumn('names', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('sub_group_former_name_key', ['sub_group', 'until'])
      .execute();
    await db.schema
      .createTable('sub_group_lead')
      .addColumn('sub_group', 'text', (column) => column.notNull().references('sub_group.id'))
      .addColumn('side', 'text', (column) => column.notNull().references('side.id'))
      .addColumn('body', 'text', (column) => column.references('body.id'))
      .addColumn('member', 'text', (column) => column.references('member.id'))
      .addColumn('valid_from', 'text', (column) => column.notNull())
      .addColumn('valid_to', 'text')
      .addPrimaryKeyConstraint('sub_group_lead_key', ['sub_group', 'side', 'valid_from'])
      .addCheckConstraint('sub_group_lead_period', sql`valid_to is null or valid_to >= valid_from`)
      .addCheckConstraint('sub_group_lead_named', sql`body is not null or member is not null`)
      .execute();
  },
};
