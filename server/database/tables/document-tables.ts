import type { Generated } from 'kysely';
import type { Instant } from '#shared/core/instant.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';

export type DocumentRow = {
  id: string;
  kind: string;
  session: string | null;
  sub_group: string | null;
  /** Null: of both Sides. */
  side: string | null;
  stage: string;
  /** JSON: a title in every language of the interface. */
  titles: string;
  /** JSON: languages in which its texts are written. */
  languages: string;
  position: number;
  created_at: Instant;
  /** Null: in use. */
  archived_at: Generated<Instant | null>;
};

/** Up to where a member has seen a text: what others changed after it is new to that member. */
export type DocumentVisitRow = { member: string; text: TextKey; seq: number; at: Instant };

export type DocumentTables = { document: DocumentRow; document_visit: DocumentVisitRow };
