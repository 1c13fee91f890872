import { sql, type Kysely } from 'kysely';
import { isPostgres } from '#server/database/dialect.ts';

/** A table as both databases have it; `key` are the columns of its primary key in their order. */
export type StoredTable = {
  name: string;
  columns: readonly string[];
  key: readonly string[];
  hasBytes: boolean;
};

/** What each database keeps for itself; the list of migrations is compared on its own. */
const OWN = new Set([
  'kysely_migration',
  'kysely_migration_lock',
  'storage_probe',
  'workspace_owner',
  'sqlite_sequence',
]);

type Column = { table: string; column: string; key: number; bytes: number };

/** All tables of the product in this database, in the order of their names. */
export async function readTables(db: Kysely<unknown>): Promise<readonly StoredTable[]> {
  const { rows } = await (isPostgres(db) ? postgresColumns : sqliteColumns).execute(db);
  const byTable = Map.groupBy(rows, ({ table }) => table);
  return [...byTable]
    .filter(([name]) => !OWN.has(name))
    .map(([name, columns]) => ({
      name,
      columns: columns.map(({ column }) => column),
      key: columns
        .filter(({ key }) => key > 0)
        .sort((a, b) => a.key - b.key)
        .map(({ column }) => column),
      hasBytes: columns.some(({ bytes }) => bytes === 1),
    }));
}

const sqliteColumns = sql<Column>`select t.name as "table", c.name as "column", c.pk as "key",
    c.type = 'BLOB' collate nocase as "bytes"
  from sqlite_schema as t join pragma_table_info(t.name) as c
  where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'
  order by t.name, c.name`;

const postgresColumns = sql<Column>`select c.relname as "table", a.attname as "column",
    coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0) as "key",
    (a.atttypid = 'bytea'::regtype)::integer as "bytes"
  from pg_class as c
  join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_index as i on i.indrelid = c.oid and i.indisprimary
  where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
  order by c.relname collate "C", a.attname::text collate "C"`;

/** The tables of PostgreSQL, those that others refer to first. */
export async function inOrderOfReference(
  db: Kysely<unknown>,
  tables: readonly StoredTable[],
): Promise<readonly StoredTable[]> {
  const { rows } = await sql<{ from: string; to: string }>`select f.relname as "from", t.relname as "to"
    from pg_constraint as r join pg_class as f on f.oid = r.conrelid join pg_class as t on t.oid = r.confrelid
    where r.contype = 'f' and r.conrelid <> r.confrelid
      and f.relnamespace = current_schema()::regnamespace`.execute(db);
  const ordered: StoredTable[] = [];
  const waiting = new Set(tables);
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name));
    const next = [...waiting].filter(
      ({ name }) => !rows.some(({ from, to }) => from === name && names.has(to)),
    );
    if (next.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...names].join(', ')}`);
    for (const table of next) waiting.delete(table);
    ordered.push(...next);
  }
  return ordered;
}
