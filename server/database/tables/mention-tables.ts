import type { Instant } from '#shared/core/instant.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';

/** A chip of a thing of another domain stands in that part. A projection: told from the text, never a second truth. */
export type TextMentionRow = {
  text: TextKey;
  language: TextLanguage;
  cid: string;
  /** Name of the chip's node. */
  chip: string;
  target: string;
};

/** A clause that was brought into a document from another one. It stays where the clause is by its cid. */
export type ClauseOriginRow = {
  document: string;
  cid: string;
  from_document: string;
  from_cid: string;
  /** JSON: digests per language, as they were when it was brought. */
  digests: string;
  member: string;
  side: string | null;
  at: Instant;
};

export type MentionTables = {
  text_mention: TextMentionRow;
  clause_origin: ClauseOriginRow;
};
