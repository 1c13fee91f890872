import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { ChainCheck, type ChainReport } from '#shared/audit/audit-chain.ts';
import { parseExportLine } from '#shared/audit/audit-export.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type PostgresPlace, PostgresSession } from '#server/database/postgres/postgres-session.ts';
import { DataName } from '#server/platform/data-names.ts';
import type { AuditRow } from './audit-store.ts';
import { checkRecord } from './check-record.ts';

const PAGE = 'select * from audit_fact where seq > ? order by seq limit ?';

/** The record in a data folder, also while a server writes to it. Changes nothing. */
export async function verifyFolder(dataFolder: string, noted: string | null): Promise<ChainReport> {
  const database = openToRead(join(dataFolder, DataName.database));
  try {
    const columns = database.prepare("select name from pragma_table_info('audit_fact')").all();
    if (!columns.some(({ name }) => name === 'hash')) throw notChained();
    const page = database.prepare(PAGE);
    return await checkRecord(async (after, limit) => rowsOf(page.all(after, limit)), noted);
  } finally {
    database.close();
  }
}

function openToRead(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { readOnly: true });
  } catch (cause) {
    throw new AppError(ErrorCode.invalidConfiguration, `there is no workspace at ${file}`, { cause });
  }
}

/** The record in PostgreSQL. It does not take the workspace: a server may own it. */
export async function verifyPostgres(place: PostgresPlace, noted: string | null): Promise<ChainReport> {
  const session = await PostgresSession.open(place, 'audit-verify');
  try {
    await session.command('begin read only');
    const text =
      "select 1 from information_schema.columns where table_name = 'audit_fact' and column_name = 'hash'";
    if ((await session.ask({ text, values: [] })).rows.length === 0) throw notChained();
    const page = 'select * from audit_fact where seq > $1 order by seq limit $2';
    return await checkRecord(async (after, limit) => {
      const { rows } = await session.ask({ text: page, values: [after, limit] });
      return rowsOf(rows);
    }, noted);
  } finally {
    session.destroy();
  }
}

/** An export, without any database: what its reader may not read is checked by its links. */
export async function verifyExport(file: string, noted: string | null): Promise<ChainReport> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY });
  let check: ChainCheck | null = null;
  let number = 0;
  for await (const text of lines) {
    number += 1;
    const line = parseExportLine(text);
    // The head that the export itself names stands in for a noted one: a tail that was cut off is noticed.
    if (check === null)
      check = new ChainCheck(noted ?? (line?.kind === 'audit-export' ? (line.head?.hash ?? null) : null));
    if (line === null || (line.kind === 'audit-export') !== (number === 1)) check.takeUnreadable(number);
    else if (line.kind === 'entry') check.take(line.link, line.entry);
    else if (line.kind === 'link') check.take(line.link, null);
  }
  return (check ?? new ChainCheck(noted)).report();
}

/** A row whose columns somebody has changed is still a row: the digests tell. */
function rowsOf(rows: readonly object[]): AuditRow[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both databases give the columns of the table
  return rows as AuditRow[];
}

function notChained(): AppError {
  const why = 'the record is of a version that did not chain it: start the server once, which chains it';
  return new AppError(ErrorCode.invalidConfiguration, why);
}
