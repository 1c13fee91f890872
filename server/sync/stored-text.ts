import type { Kysely } from 'kysely';
import type * as Y from 'yjs';
import type { TextKey } from '#shared/drafting/text-address.ts';
import type { Schema } from '#server/database/schema.ts';
import { buildDoc } from './live-text.ts';
import type { UpdateLog } from './update-log.ts';

/** The number of the last row of a text that is on stable storage; 0 when there is no such text. */
export async function readLatestSeq(db: Kysely<Schema>, text: TextKey): Promise<number> {
  const row = await db
    .selectFrom('text')
    .leftJoin('text_checkpoint', 'text_checkpoint.text', 'text.address')
    .select((eb) => [
      'text_checkpoint.seq as checkpoint',
      eb
        .selectFrom('text_update')
        .select((inner) => inner.fn.max('text_update.seq').as('seq'))
        .whereRef('text_update.text', '=', 'text.address')
        .as('tail'),
    ])
    .where('text.address', '=', text)
    .executeTakeFirst();
  return Math.max(row?.checkpoint ?? 0, row?.tail ?? 0);
}

/**
 * A text as it is on stable storage, for reading what it says; null when there is none. Whoever reads it destroys the
 * Y.Doc afterwards; nothing that is written to it is kept.
 */
export async function loadStoredText(
  log: UpdateLog,
  text: { key: TextKey; languages: readonly string[] },
): Promise<{ seq: number; doc: Y.Doc } | null> {
  const loaded = await log.load(text.key);
  if (loaded === null) return null;
  const seq = loaded.tail.at(-1)?.seq ?? loaded.checkpoint?.seq ?? 0;
  return { seq, doc: buildDoc(loaded, text.languages) };
}
