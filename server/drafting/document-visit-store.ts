import { sql, type Kysely } from 'kysely';
import type { Instant } from '#shared/core/instant.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import type { Schema } from '#server/database/schema.ts';

/** The member has now seen the text up to the end of its log. */
export async function saveVisit(
  db: Kysely<Schema>,
  { member, text, at }: { member: string; text: TextKey; at: Instant },
): Promise<void> {
  await sql`insert into document_visit (member, "text", seq, at)
    select ${member}, ${text}, max(
      coalesce((select max(seq) from text_update where "text" = ${text}), 0),
      coalesce((select seq from text_checkpoint where "text" = ${text}), 0)), ${at}
    where true
    on conflict (member, "text") do update set seq = excluded.seq, at = excluded.at`.execute(db);
}

/** Up to which row of each log the member has seen it. */
export async function readVisits(db: Kysely<Schema>, member: string): Promise<Map<TextKey, number>> {
  const rows = await db
    .selectFrom('document_visit')
    .select(['text', 'seq'])
    .where('member', '=', member)
    .execute();
  return new Map(rows.map(({ text, seq }) => [text, seq]));
}
