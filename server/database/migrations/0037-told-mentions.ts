import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** As of which row mentions are told moves into the log: a table of its own cost every commit another page. */
export const toldMentions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const table of ['text_update', 'text_checkpoint']) {
      await sql`update ${sql.table(table)} set is_told = 1 where exists (select 1 from text_mention_state as state
        where state.text = ${sql.ref(`${table}.text`)} and state.seq = ${sql.ref(`${table}.seq`)})`.execute(
        db,
      );
    }
    await db.schema.dropTable('text_mention_state').execute();
  },
};
