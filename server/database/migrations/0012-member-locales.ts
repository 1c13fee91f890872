import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The language in which each member sees the product; letters follow it unless another one was chosen for them. */
export const memberLocales: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('member').addColumn('locale', 'text').execute();
    await db.schema.alterTable('digest_setting').addColumn('own_locale', 'text').execute();
    await sql`update digest_setting set own_locale = locale`.execute(db);
    await db.schema.alterTable('digest_setting').dropColumn('locale').execute();
    await db.schema.alterTable('digest_setting').renameColumn('own_locale', 'locale').execute();
  },
};
