import type { Kysely } from 'kysely';
import type { Instant } from '#shared/core/instant.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import type { Schema } from '#server/database/schema.ts';

/** The member has seen the text up to that row of its log. */
export type Visit = { member: string; text: TextKey; seq: number; at: Instant };

/** Stores visits, at most one a member and text, in one statement. */
export async function saveVisits(db: Kysely<Schema>, visits: readonly Visit[]): Promise<void> {
  await db
    .insertInto('document_visit')
    .values(visits)
    .onConflict((conflict) =>
      conflict
        .columns(['member', 'text'])
        .doUpdateSet((set) => ({ seq: set.ref('excluded.seq'), at: set.ref('excluded.at') })),
    )
    .execute();
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
