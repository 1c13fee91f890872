import type { Kysely } from 'kysely';
import type { Schema } from '#server/database/schema.ts';
import type { Instant } from '#shared/core/instant.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import { readArchive } from './read-archive.ts';

/** That somebody changed a text, without what. */
export type ChangeTime = { seq: number; member: string; at: Instant };

/** Who changed the text when, after that row of its log, in order and without a gap. */
export async function readChangeTimes(
  db: Kysely<Schema>,
  text: TextKey,
  afterSeq: number,
): Promise<ChangeTime[]> {
  // The tail first: what moves to the archive meanwhile is then found there, and never missed in both.
  const tail = await db
    .selectFrom('text_update')
    .select(['seq', 'member', 'at'])
    .where('text', '=', text)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .execute();
  const firstOfTail = tail[0]?.seq ?? Number.POSITIVE_INFINITY;
  if (firstOfTail === afterSeq + 1) return tail;
  const archived: ChangeTime[] = [];
  for await (const { seq, member, at } of readArchive(db, text, afterSeq + 1)) {
    if (seq >= firstOfTail) break;
    archived.push({ seq, member, at });
  }
  return [...archived, ...tail];
}
