import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Batch } from '#server/database/batch.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Instant } from '#shared/core/instant.ts';
import { textKey, type TextAddress, type TextKey } from '#shared/drafting/text-address.ts';
import { appendStatements } from './append-statements.ts';
import { writeArchiveSegment, type ArchivedRow } from './archive-segment.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { readArchive } from './read-archive.ts';
import type { Append, Checkpoint, LoadedText, UpdateLog } from './update-log.ts';

/** Author of what the server writes itself. */
const SERVER = 'server';
/** A segment is compressed and read as a whole: some thousand rows, and never much more than this. */
const SEGMENT_ROWS = 5_000;
const SEGMENT_BYTES = 4 * 1024 * 1024;

const CHECKPOINT_IS_NEWER = `select 1 where not exists
  (select 1 from text_checkpoint where "text" = ? and seq >= ?)`;
const ROWS_ARE_AS_READ = `select count(*) as rows_read from text_update where "text" = ? and seq <= ?
  having count(*) = ? and max(seq) = ?`;
const ARCHIVE = `insert into text_archive ("text", first_seq, last_seq, bytes, at) values (?, ?, ?, ?, ?)`;
const CHECKPOINT = `insert into text_checkpoint ("text", seq, bytes, at, is_told)
  values (?1, ?2, ?3, ?4, (select is_told from text_update where "text" = ?1 and seq = ?2))
  on conflict ("text") do update
  set seq = excluded.seq, bytes = excluded.bytes, at = excluded.at, is_told = excluded.is_told`;
const DROP_ARCHIVED = `delete from text_update where "text" = ? and seq <= ?`;

type Source = { db: Kysely<Schema>; batch: Batch };
type Segment = { firstSeq: number; lastSeq: number; bytes: Uint8Array };

/** The update log on SQL tables; `append` is one message, shared with whatever waits at that moment. */
export function createSqlUpdateLog(source: Source): UpdateLog {
  const { db, batch } = source;
  const commit = createGroupCommit(batch);
  return {
    append: (append) => appendDurably(db, commit, append),
    load: (text) => inTransaction(db, (transaction) => loadText(transaction, text)),
    compact: (text, checkpoint) => compactText(source, text, checkpoint),
  };
}

function ownershipLost(text: TextKey, why: string): AppError {
  return new AppError(ErrorCode.ownershipLost, `this process may not write to ${text} any more: ${why}`);
}

async function appendDurably(db: Kysely<Schema>, commit: GroupCommit, append: Append): Promise<void> {
  const outcome = await commit(appendStatements(append));
  switch (outcome.kind) {
    case 'stored':
      return;
    case 'failed':
      throw outcome.error;
    case 'refused': {
      const rest = await restAfterArchive(db, append);
      if (rest !== null) await appendDurably(db, commit, rest);
    }
  }
}

/**
 * Why an append was refused. Null, or what is left to append, when it repeats entries that have been archived since;
 * throws for everything else.
 */
async function restAfterArchive(db: Kysely<Schema>, append: Append): Promise<Append | null> {
  const { text, epoch, firstSeq, entries, claims } = append;
  const { found, last } = await inTransaction(db, (transaction) => readEnd(transaction, text));
  if (found?.epoch !== epoch)
    throw ownershipLost(text, `its epoch is ${found?.epoch ?? 'gone'}, not ${epoch}`);
  const archivedUpTo = found.checkpointSeq ?? 0;
  if (entries.length > 0 && firstSeq <= archivedUpTo) {
    await requireArchived(db, append, archivedUpTo);
    const rest = entries.slice(archivedUpTo + 1 - firstSeq);
    if (rest.length === 0 && claims.length === 0) return null;
    return { ...append, firstSeq: archivedUpTo + 1, entries: rest };
  }
  if (firstSeq > Math.max(last, archivedUpTo) + 1 && entries.length > 0) {
    // An earlier append has failed and is still to be repeated.
    throw new AppError(ErrorCode.storageFailing, `${text} ends at ${last}: ${firstSeq} would leave a gap`);
  }
  throw ownershipLost(text, `other rows stand from ${firstSeq} on, or a clientID belongs to another member`);
}

async function readEnd(transaction: Transaction<Schema>, text: TextKey) {
  const found = await transaction
    .selectFrom('text')
    .leftJoin('text_checkpoint', 'text_checkpoint.text', 'text.address')
    .select(['text.epoch', 'text_checkpoint.seq as checkpointSeq'])
    .where('text.address', '=', text)
    .executeTakeFirst();
  const end = await transaction
    .selectFrom('text_update')
    .select('seq')
    .where('text', '=', text)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { found, last: end?.seq ?? 0 };
}

async function requireArchived(db: Kysely<Schema>, append: Append, upTo: number): Promise<void> {
  const { text, firstSeq, entries } = append;
  const last = Math.min(upTo, firstSeq + entries.length - 1);
  let next = firstSeq;
  for await (const { seq, bytes } of readArchive(db, text, firstSeq)) {
    if (seq > last) break;
    const repeated = entries[seq - firstSeq];
    if (seq !== next || repeated === undefined || Buffer.compare(bytes, repeated.bytes) !== 0) break;
    next += 1;
  }
  if (next <= last) throw ownershipLost(text, `other rows are archived under ${next}`);
}

/** In one transaction: between two readings a compaction could move rows from the tail. */
async function loadText(transaction: Transaction<Schema>, text: TextKey): Promise<LoadedText | null> {
  const row = await transaction
    .selectFrom('text')
    .select(['epoch', 'schema_version'])
    .where('address', '=', text)
    .executeTakeFirst();
  if (row === undefined) return null;
  const checkpoint = await transaction
    .selectFrom('text_checkpoint')
    .select(['seq', 'bytes', 'at'])
    .where('text', '=', text)
    .executeTakeFirst();
  const tail = await transaction
    .selectFrom('text_update')
    .select(['seq', 'bytes'])
    .where('text', '=', text)
    .where('seq', '>', checkpoint?.seq ?? 0)
    .orderBy('seq')
    .execute();
  const claims = await transaction
    .selectFrom('text_client')
    .select(['client_id as clientId', 'member'])
    .where('text', '=', text)
    .execute();
  return {
    epoch: row.epoch,
    schemaVersion: row.schema_version,
    checkpoint: checkpoint ?? null,
    tail,
    claims,
  };
}

/** Somebody may compact the same text to a lower number between our reading and our writing: then once more. */
async function compactText(source: Source, text: TextKey, checkpoint: Checkpoint): Promise<void> {
  if (await tryCompact(source, text, checkpoint)) return;
  if (await tryCompact(source, text, checkpoint)) return;
  throw new Error(`a checkpoint of ${text} up to ${checkpoint.seq} does not match its log`);
}

/**
 * Reads and compresses before the transaction, which stays short: rows never change (but for `is_told`, which is read
 * within), and the batch is refused when somebody has moved them meanwhile. False then.
 */
async function tryCompact({ db, batch }: Source, text: TextKey, checkpoint: Checkpoint): Promise<boolean> {
  const { seq, bytes, at } = checkpoint;
  const { segments, count } = await readSegments(db, text, seq);
  const [outcome] = await batch([
    [
      { sql: CHECKPOINT_IS_NEWER, parameters: [text, seq], mustReturnRow: true },
      { sql: ROWS_ARE_AS_READ, parameters: [text, seq, count, seq], mustReturnRow: true },
      ...segments.map(({ firstSeq, lastSeq, bytes }) => ({
        sql: ARCHIVE,
        parameters: [text, firstSeq, lastSeq, bytes, at],
      })),
      { sql: CHECKPOINT, parameters: [text, seq, bytes, at] },
      { sql: DROP_ARCHIVED, parameters: [text, seq] },
    ],
  ]);
  if (outcome?.kind === 'failed') throw outcome.error;
  const isOlder = outcome?.kind === 'refused' && outcome.statement === 0;
  return isOlder || outcome?.kind === 'stored';
}

async function readSegments(db: Kysely<Schema>, text: TextKey, upTo: number) {
  const segments: Segment[] = [];
  let count = 0;
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('text_update')
      .select(['seq', 'epoch', 'bytes', 'member', 'connection', 'at'])
      .where('text', '=', text)
      .where('seq', '>', after)
      .where('seq', '<=', upTo)
      .orderBy('seq')
      .limit(SEGMENT_ROWS)
      .execute();
    const part = firstPart(rows);
    const first = part[0];
    const last = part.at(-1);
    if (first === undefined || last === undefined) return { segments, count };
    segments.push({ firstSeq: first.seq, lastSeq: last.seq, bytes: await writeArchiveSegment(part) });
    count += part.length;
    after = last.seq;
  }
}

/** At least one row, then as many as fit. */
function firstPart(rows: readonly ArchivedRow[]): readonly ArchivedRow[] {
  let size = 0;
  const tooMany = rows.findIndex((row, index) => {
    size += row.bytes.byteLength;
    return index > 0 && size > SEGMENT_BYTES;
  });
  return tooMany === -1 ? rows : rows.slice(0, tooMany);
}

export type NewText = {
  address: TextAddress;
  epoch: number;
  schemaVersion: number;
  /** A Yjs update that holds the whole first content, all of it written by `clientId`. */
  state: Uint8Array;
  clientId: number;
  at: Instant;
};

/** Seeds a text inside the caller's unit of work: its first row is the server's. Refuses (`conflict`) a second seed. */
export async function createText(transaction: Transaction<Schema>, text: NewText): Promise<void> {
  const { address, epoch, schemaVersion, state, clientId, at } = text;
  const key = textKey(address);
  const created = await transaction
    .insertInto('text')
    .values({
      address: key,
      document: address.document,
      kind: address.kind,
      side: address.kind === 'private' ? address.side : null,
      epoch,
      schema_version: schemaVersion,
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('address')
    .executeTakeFirst();
  if (created === undefined) throw new AppError(ErrorCode.conflict, `the text ${key} exists already`);
  await appendWithin(transaction, {
    text: key,
    epoch,
    firstSeq: 1,
    entries: [{ bytes: state, member: SERVER, connection: SERVER, at }],
    claims: [{ clientId, member: SERVER }],
  });
}

/**
 * Appends inside the caller's unit of work, with its rows and facts, on the terms of `UpdateLog.append`. Refuses with
 * `ownership-lost`; the caller lets the error rise, so that its whole unit of work is undone.
 */
export async function appendWithin(transaction: Transaction<Schema>, append: Append): Promise<void> {
  for (const { sql, parameters, mustReturnRow } of appendStatements(append)) {
    const { rows } = await transaction.executeQuery(CompiledQuery.raw(sql, [...parameters]));
    if (mustReturnRow === true && rows.length === 0)
      throw ownershipLost(append.text, 'its epoch, its numbers or its claims say otherwise');
  }
}
