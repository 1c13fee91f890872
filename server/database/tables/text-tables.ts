import type { Generated } from 'kysely';
import type { DocumentId, SideId } from '#shared/core/id.ts';
import type { Instant } from '#shared/core/instant.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';

export type TextRow = {
  address: TextKey;
  document: DocumentId;
  kind: 'common' | 'private';
  /** Of a private text. */
  side: SideId | null;
  /** Only appends that carry this epoch are stored. */
  epoch: number;
  schema_version: number;
  created_at: Instant;
};

/** The log after the last checkpoint. */
export type TextUpdateRow = {
  text: TextKey;
  seq: number;
  epoch: number;
  bytes: Uint8Array;
  member: string;
  connection: string;
  at: Instant;
  /** 1: what is told from the text, if anything is, is told as of this row. */
  is_told: Generated<number>;
};

/** The whole state up to and with `seq`. */
export type TextCheckpointRow = {
  text: TextKey;
  seq: number;
  bytes: Uint8Array;
  at: Instant;
  /** As of row `seq`. */
  is_told: Generated<number>;
};

/** Rows of the log before the checkpoint, all columns of them but `is_told`, compressed. Nothing leaves it. */
export type TextArchiveRow = {
  text: TextKey;
  first_seq: number;
  last_seq: number;
  bytes: Uint8Array;
  at: Instant;
};

/** Which member a Yjs clientID belongs to, for ever. */
export type TextClientRow = { text: TextKey; client_id: number; member: string };

export type TextTables = {
  text: TextRow;
  text_update: TextUpdateRow;
  text_checkpoint: TextCheckpointRow;
  text_archive: TextArchiveRow;
  text_client: TextClientRow;
};
