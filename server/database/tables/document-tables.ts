import type { Instant } from '#shared/core/instant.ts';

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
};

export type DocumentTables = { document: DocumentRow };
