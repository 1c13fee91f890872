import { PostgresAdapter, sql, type Kysely, type RawBuilder } from 'kysely';

/** Whether this is PostgreSQL; otherwise it is SQLite. Only migrations and what has its own tables need to ask. */
export function isPostgres<DB>(db: Kysely<DB>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

const ROWS_ARE_KEPT = sql`create or replace function rows_are_kept() returns trigger language plpgsql as
  $$ begin raise exception '%', tg_argv[0] using errcode = 'restrict_violation'; end $$`;

/** Makes a table append-only: triggers refuse every change and deletion with these words. */
export async function keepRows<DB>(
  db: Kysely<DB>,
  table: string,
  words: { changed: string; deleted: string },
): Promise<void> {
  const triggers = [
    { name: `${table}_unchanged`, event: sql`update`, message: words.changed },
    { name: `${table}_kept`, event: sql`delete`, message: words.deleted },
  ];
  if (isPostgres(db)) await ROWS_ARE_KEPT.execute(db);
  for (const { name, event, message } of triggers) {
    const before = sql`create trigger ${sql.ref(name)} before ${event} on ${sql.table(table)}`;
    const refuse = isPostgres(db)
      ? sql`for each row execute function rows_are_kept(${sql.lit(message)})`
      : sql`begin select raise(abort, ${sql.lit(message)}); end`;
    await sql`${before} ${refuse}`.execute(db);
  }
  // No row is changed by it, so that no trigger of rows would see it.
  if (isPostgres(db)) {
    await sql`create trigger ${sql.ref(`${table}_not_emptied`)} before truncate on ${sql.table(table)}
      for each statement execute function rows_are_kept(${sql.lit(words.deleted)})`.execute(db);
  }
}

/** What SQLite needs at the end of a table in order to be as strict as PostgreSQL is by itself. */
export function strictTable(db: Kysely<unknown>, { byKey }: { byKey: boolean }): RawBuilder<unknown> {
  if (isPostgres(db)) return sql``;
  return byKey ? sql`strict, without rowid` : sql`strict`;
}
