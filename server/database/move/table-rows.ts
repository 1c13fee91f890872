import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { StoredTable } from './stored-tables.ts';

export type StoredValue = null | string | number | Uint8Array;
export type StoredRow = Readonly<Record<string, StoredValue>>;

/** How many rows a table has, and a digest of all of them that does not depend on their order. */
export type TableDigest = { rows: number; digest: string };

const ROWS_AT_ONCE = 500;
/** Bytes come in large pieces: a segment of an archive may have 4 MiB. */
const ROWS_WITH_BYTES_AT_ONCE = 16;
const DIGEST_BITS = 256;

/** Every row, in the order of the primary key, some at a time: each page continues behind the last row of the one before. */
export async function* readRows(
  db: Kysely<unknown>,
  { name, columns, key, hasBytes }: StoredTable,
): AsyncGenerator<readonly StoredRow[], void, undefined> {
  if (key.length === 0) throw new Error(`the table ${name} has no primary key`);
  const all = sql.join(columns.map((column) => sql.ref(column)));
  const order = sql.join(key.map((column) => sql.ref(column)));
  const limit = hasBytes ? ROWS_WITH_BYTES_AT_ONCE : ROWS_AT_ONCE;
  let last: StoredRow | undefined;
  for (;;) {
    const after = last;
    const where =
      after === undefined ? sql`` : sql`where (${order}) > (${sql.join(key.map((column) => after[column]))})`;
    const { rows } =
      await sql<StoredRow>`select ${all} from ${sql.table(name)} ${where} order by ${order} limit ${sql.lit(limit)}`.execute(
        db,
      );
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
  }
}

/** Adds rows to a table of PostgreSQL; says which table it was that refused one. */
export async function writeRows(
  db: Kysely<unknown>,
  { name, columns }: StoredTable,
  rows: readonly StoredRow[],
): Promise<void> {
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  try {
    await sql`insert into ${sql.table(name)} (${names}) values ${sql.join(values)}`.execute(db);
  } catch (cause) {
    throw new Error(`a row of the table ${name} cannot be moved: ${String(cause)}`, { cause });
  }
}

export async function digestTable(db: Kysely<unknown>, table: StoredTable): Promise<TableDigest> {
  let count = 0;
  // A sum: equal rows would cancel each other out with an exclusive or.
  let sum = 0n;
  for await (const rows of readRows(db, table)) {
    count += rows.length;
    for (const row of rows) sum += digestOfRow(table, row);
  }
  return {
    rows: count,
    digest: BigInt.asUintN(DIGEST_BITS, sum)
      .toString(16)
      .padStart(DIGEST_BITS / 4, '0'),
  };
}

/** Each value with its kind and length, so that no two rows read alike. */
function digestOfRow({ columns }: StoredTable, row: StoredRow): bigint {
  const hash = createHash('sha256');
  for (const column of columns) {
    const value = row[column] ?? null;
    const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value));
    const kind = value === null ? 'null' : value instanceof Uint8Array ? 'bytes' : typeof value;
    hash.update(`${column} ${kind} ${bytes.length} `).update(bytes);
  }
  return BigInt(`0x${hash.digest('hex')}`);
}
