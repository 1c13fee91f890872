import type { Kysely } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { exportedLine, type ExportHead } from '#shared/audit/audit-export.ts';
import type { AuditChain, AuditPage, AuditView } from '#shared/audit/audit-list.ts';
import type { AuditQuery } from '#shared/audit/audit-query.ts';
import type { AuditReaders } from '#shared/audit/audit-readers.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Clock } from '#server/platform/clock.ts';
import {
  contentOfRow,
  inView,
  linkOfRow,
  readAllReaders,
  readEntries,
  readHead,
  readRecord,
} from './audit-store.ts';
import { checkRecord } from './check-record.ts';

const PAGE_ENTRIES = 50;
const EXPORT_ENTRIES = 200;
/** Milliseconds: so long the answer about the whole record serves everybody who asks. */
const CHECK_SERVES_MS = 5000;

/** The record, to each reader as far as it is theirs. Everything refuses with `forbidden`. */
export type AuditReadingService = {
  list(member: Member, query: AuditQuery): Promise<AuditPage>;
  /** Whether the record holds as a whole, by reading all of it. */
  check(member: Member): Promise<AuditChain>;
  /**
   * JSON Lines of the whole chain as it stands now: entries that the member may read, and of the others the links, so
   * that what is there can be verified as a part of it.
   */
  exportRecord(member: Member, view: AuditView): Promise<ReadableStream<Uint8Array>>;
};

type Options = { db: Kysely<Schema>; clock: Clock };

export function createAuditReadingService({ db, clock }: Options): AuditReadingService {
  let checked: { at: number; chain: Promise<AuditChain> } | null = null;
  return {
    async list(member, { view, ...query }) {
      const readers = inView(await readable(db, member), view);
      const found = await readEntries(db, readers, { ...query, limit: PAGE_ENTRIES + 1 });
      return { entries: found.slice(0, PAGE_ENTRIES), hasMore: found.length > PAGE_ENTRIES };
    },
    async check(member) {
      requireReader(member);
      const now = clock.now();
      if (checked === null || now - checked.at > CHECK_SERVES_MS) checked = { at: now, chain: chainOf(db) };
      return checked.chain;
    },
    async exportRecord(member, view) {
      const readers = new Set<string>(inView(await readable(db, member), view));
      const head = await readHead(db);
      const first: ExportHead = {
        kind: 'audit-export',
        format: 1,
        exportedAt: clock.now(),
        for: view === 'joint' ? view : (member.side ?? 'administration'),
        head,
      };
      return streamOf(db, { first, upTo: head?.position ?? 0, readers });
    },
  };
}

function requireReader(member: Member): void {
  if (may(member, Verb.readAudit, { type: 'audit', readers: 'joint' })) return;
  throw new AppError(ErrorCode.forbidden, 'the record is for secretaries and administrators');
}

async function readable(db: Kysely<Schema>, member: Member): Promise<AuditReaders[]> {
  requireReader(member);
  const all = await readAllReaders(db);
  return all.filter((readers) => may(member, Verb.readAudit, { type: 'audit', readers }));
}

async function chainOf(db: Kysely<Schema>): Promise<AuditChain> {
  const upTo = Number.MAX_SAFE_INTEGER;
  const { entries, head, faults } = await checkRecord((after, limit) =>
    readRecord(db, { after, upTo, limit }),
  );
  const [first] = faults;
  const place =
    first === undefined ? null : 'position' in first ? first.position : 'from' in first ? first.from : 0;
  return { entries, head, isWhole: faults.length === 0, brokenAt: place };
}

type Export = { first: ExportHead; upTo: number; readers: ReadonlySet<string> };

/** Page by page, as fast as its reader takes it. */
function streamOf(db: Kysely<Schema>, { first, upTo, readers }: Export): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = 0;
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`${JSON.stringify(first)}\n`)),
    async pull(controller) {
      const rows = await readRecord(db, { after, upTo, limit: EXPORT_ENTRIES });
      const lines = rows.map((row) =>
        exportedLine(linkOfRow(row), readers.has(row.readers) ? contentOfRow(row) : null),
      );
      if (lines.length > 0) controller.enqueue(encoder.encode(`${lines.join('\n')}\n`));
      after = rows.at(-1)?.seq ?? upTo;
      if (rows.length < EXPORT_ENTRIES) controller.close();
    },
  });
}
