import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import { readArchiveSegment, type ArchivedRow } from './archive-segment.ts';

/**
 * Every archived row of a text from `fromSeq` on, in order, with its number; one segment in memory at a time. What
 * is after the last checkpoint is not in it: see `UpdateLog.load`.
 */
export async function* readArchive(
  db: Kysely<Schema>,
  text: TextKey,
  fromSeq = 1,
): AsyncGenerator<ArchivedRow, void, undefined> {
  let next = fromSeq;
  for (;;) {
    const segment = await db
      .selectFrom('text_archive')
      .select(['bytes', 'last_seq'])
      .where('text', '=', text)
      .where('last_seq', '>=', next)
      .orderBy('first_seq')
      .limit(1)
      .executeTakeFirst();
    if (segment === undefined) return;
    for (const row of await readArchiveSegment(segment.bytes)) {
      if (row.seq >= next) yield row;
    }
    next = segment.last_seq + 1;
  }
}
