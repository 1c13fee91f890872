import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

export const digests: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('digest_setting')
      .addColumn('member', 'text', (column) => column.primaryKey().references('member.id'))
      .addColumn('minute_of_day', 'integer', (column) => column.notNull())
      .addColumn('is_subscribed', 'integer', (column) => column.notNull())
      .addColumn('locale', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('digest_sent')
      .addColumn('member', 'text', (column) => column.notNull().references('member.id'))
      .addColumn('day', 'text', (column) => column.notNull())
      .addColumn('at', 'integer', (column) => column.notNull())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('is_open', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('digest_sent_key', ['member', 'day'])
      .execute();
  },
};
