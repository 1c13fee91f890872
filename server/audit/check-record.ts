import { ChainCheck, type ChainReport } from '#shared/audit/audit-chain.ts';
import { type AuditRow, contentOfRow, linkOfRow } from './audit-store.ts';

/** Entries hashed in one turn of the event loop: about 10 ms. */
const PAGE_ROWS = 200;

/** Reads entries behind a place, in the order of their places. */
export type ReadPage = (after: number, limit: number) => Promise<readonly AuditRow[]>;

/** Checks a stored record from its first entry to its last. */
export async function checkRecord(readPage: ReadPage, noted: string | null = null): Promise<ChainReport> {
  const check = new ChainCheck(noted);
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = await readPage(after, PAGE_ROWS);
    for (const row of rows) check.take(linkOfRow(row), contentOfRow(row));
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < PAGE_ROWS) return check.report();
  }
}
