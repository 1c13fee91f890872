import type { AuditFact } from '#shared/audit/audit-fact.ts';
import type { Instant } from '#shared/core/instant.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import type { BatchStatement } from '#server/database/batch.ts';

/** One accepted update. `member` is `server` for the server's own writes. */
export type LogEntry = {
  bytes: Uint8Array;
  member: string;
  connection: string;
  at: Instant;
  /** Recorded in the same transaction, once, however often the append is repeated. */
  fact?: AuditFact;
  /** Rows of other domains that this change belongs together with, in the same transaction; safe to be repeated. */
  rows?: readonly BatchStatement[];
};

/** First use of a Yjs clientID binds it to a member, for this text and for ever. */
export type Claim = { clientId: number; member: string };

export type Append = {
  text: TextKey;
  epoch: number;
  /** Sequence number of the first entry; the others follow without a gap. The owner of the text counts them. */
  firstSeq: number;
  entries: readonly LogEntry[];
  claims: readonly Claim[];
  /** What brings the rows that are told from the text up to the last entry, which is marked so; safe to be repeated. */
  told?: readonly BatchStatement[];
};

export type Checkpoint = { seq: number; bytes: Uint8Array; at: Instant };

export type LoadedText = {
  epoch: number;
  schemaVersion: number;
  checkpoint: Checkpoint | null;
  /** Rows after the checkpoint, in order. */
  tail: readonly { seq: number; bytes: Uint8Array }[];
  claims: readonly Claim[];
};

/** The truth about a text. Port: the adapter is `sql-update-log.ts`. */
export type UpdateLog = {
  /**
   * Resolves once everything is on stable storage, in one transaction. Repeating an append whose outcome was unknown
   * is safe: rows that are there already with the same bytes count as stored.
   * Rejects with AppError `storage-failing` (nothing stored, try again) or `ownership-lost` (another epoch, or other
   * rows under these numbers: this process must not write any more).
   */
  append(batch: Append): Promise<void>;
  /** Null when there is no such text. */
  load(text: TextKey): Promise<LoadedText | null>;
  /**
   * Stores a checkpoint of the state up to `seq` and moves the rows up to `seq` to the archive, new before old, in one
   * transaction. Nothing is thrown away. An older checkpoint than the stored one changes nothing.
   */
  compact(text: TextKey, checkpoint: Checkpoint): Promise<void>;
};
