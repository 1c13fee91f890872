import type * as Y from 'yjs';
import type { TextKey } from '#shared/drafting/text-address.ts';
import type { BatchStatement } from '#server/database/batch.ts';

/** Port: rows that are told from a text, stored in the transaction of the commit that changes them. */
export type TextProjection = {
  /** Follows the live Y.Doc for as long as that lives. */
  follow(text: { key: TextKey; languages: readonly string[]; doc: Y.Doc }): FollowedText;
};

export type FollowedText = {
  /**
   * What brings the rows up to the Y.Doc as it is now; safe to be repeated. Only what has changed since the rows of the
   * last call whose `stored` was called.
   */
  changedRows(): { statements: readonly BatchStatement[]; stored: () => void };
  /** A commit went by without its rows, or its outcome is not known: the next ones are told anew, all of them. */
  skipped(): void;
};
