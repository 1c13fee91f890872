import { sql, type Kysely } from 'kysely';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { inOrderOfReference, readTables, type StoredTable } from './stored-tables.ts';
import { digestTable, readRows, type TableDigest, writeRows } from './table-rows.ts';

/** What a table holds on both sides of the move. */
export type MovedTable = { name: string; from: TableDigest; to: TableDigest };

function refused(sentence: string): AppError {
  return new AppError(ErrorCode.invalidConfiguration, sentence);
}

/** Refuses (`invalid-configuration`) a database in which any table has a row; asked before a schema is made in it. */
export async function requireEmpty(db: Kysely<unknown>): Promise<void> {
  for (const { name } of await readTables(db)) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0)
      throw refused(`the target is not empty: its table ${name} has rows. Name a database of its own`);
  }
}

/**
 * Copies every table of the product from SQLite into the empty tables of PostgreSQL, and reads both sides again for
 * their digests. Refuses two schemas that are not the same; whoever compares the digests decides about the commit.
 */
export async function copyTables(from: Kysely<unknown>, to: Kysely<unknown>): Promise<readonly MovedTable[]> {
  const tables = await readTables(from);
  requireSameSchema(tables, await readTables(to));
  for (const table of await inOrderOfReference(to, tables)) {
    for await (const rows of readRows(from, table)) await writeRows(to, table, rows);
  }
  await continueNumbers(to);
  const moved: MovedTable[] = [];
  for (const table of tables) {
    moved.push({ name: table.name, from: await digestTable(from, table), to: await digestTable(to, table) });
  }
  return moved;
}

function requireSameSchema(from: readonly StoredTable[], to: readonly StoredTable[]): void {
  const said = (tables: readonly StoredTable[]) =>
    new Set(tables.map(({ name, columns, key }) => `${name}(${columns.join()}) by ${key.join()}`));
  const differing = [...said(from).symmetricDifference(said(to))];
  if (differing.length > 0) throw refused(`the two schemas differ: ${differing.join('; ')}`);
}

/** Numbers that the database gives go on behind the last one that was copied. */
async function continueNumbers(to: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{
    table: string;
    column: string;
  }>`select c.relname as "table", a.attname as "column"
    from pg_attribute as a join pg_class as c on c.oid = a.attrelid
    where a.attidentity <> '' and c.relnamespace = current_schema()::regnamespace`.execute(to);
  for (const { table, column } of rows) {
    const sequence = sql`pg_get_serial_sequence(${sql.lit(`"${table}"`)}, ${sql.lit(column)})`;
    await sql`select setval(${sequence}, max(${sql.ref(column)})) from ${sql.table(table)}
      having max(${sql.ref(column)}) is not null`.execute(to);
  }
}
