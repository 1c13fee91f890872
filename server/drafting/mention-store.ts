import type { Kysely, Transaction } from 'kysely';
import type { DocumentId } from '#shared/core/id.ts';
import type { ChipName } from '#shared/drafting/text/chips-in-part.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import type { BatchStatement } from '#server/database/batch.ts';
import type { Schema } from '#server/database/schema.ts';
import type { Mention } from './mention-projection.ts';

const FORGET_ALL = `delete from text_mention where "text" = ?`;
const FORGET = `${FORGET_ALL} and language = ? and cid = ? and chip = ? and target = ?`;
const KEEP = `insert into text_mention ("text", language, cid, chip, target) values (?, ?, ?, ?, ?)
  on conflict do nothing`;
const AS_OF = `insert into text_mention_state ("text", seq) values (?, ?)
  on conflict ("text") do update set seq = excluded.seq`;

type Change = { isWhole: boolean; gone: readonly Mention[]; come: readonly Mention[] };

/** What brings the stored mentions of a text to row `seq` of its log; `isWhole`: `come` are all that there are. */
export function mentionStatements(
  text: TextKey,
  seq: number,
  { isWhole, gone, come }: Change,
): BatchStatement[] {
  const one = ({ language, cid, name, target }: Mention) => [text, language, cid, name, target];
  return [
    ...(isWhole ? [{ sql: FORGET_ALL, parameters: [text] }] : []),
    ...gone.map((mention) => ({ sql: FORGET, parameters: one(mention) })),
    ...come.map((mention) => ({ sql: KEEP, parameters: one(mention) })),
    { sql: AS_OF, parameters: [text, seq] },
  ];
}

/** Common texts whose mentions are not told as of their last row. */
export async function readUntoldTexts(
  db: Kysely<Schema>,
): Promise<{ text: TextKey; document: DocumentId }[]> {
  const rows = await db
    .selectFrom('text')
    .leftJoin('text_checkpoint', 'text_checkpoint.text', 'text.address')
    .leftJoin('text_mention_state', 'text_mention_state.text', 'text.address')
    .select((eb) => [
      'text.address',
      'text.document',
      'text_checkpoint.seq as checkpoint',
      'text_mention_state.seq as told',
      eb
        .selectFrom('text_update')
        .select((inner) => inner.fn.max('text_update.seq').as('seq'))
        .whereRef('text_update.text', '=', 'text.address')
        .as('tail'),
    ])
    .where('text.kind', '=', 'common')
    .execute();
  return rows
    .filter(({ checkpoint, tail, told }) => told !== Math.max(checkpoint ?? 0, tail ?? 0))
    .map(({ address, document }) => ({ text: address, document }));
}

/** As of which row the mentions of a text are told; null: they never were. */
export async function readTold(transaction: Transaction<Schema>, text: TextKey): Promise<number | null> {
  const row = await transaction
    .selectFrom('text_mention_state')
    .select('seq')
    .where('text', '=', text)
    .executeTakeFirst();
  return row?.seq ?? null;
}

/** Stores what a scan of the text as of row `seq` found. */
export async function storeMentions(
  transaction: Transaction<Schema>,
  text: TextKey,
  { seq, mentions }: { seq: number; mentions: readonly Mention[] },
): Promise<void> {
  await transaction.deleteFrom('text_mention').where('text', '=', text).execute();
  for (const { language, cid, name, target } of mentions) {
    await transaction
      .insertInto('text_mention')
      .values({ text, language, cid, chip: name, target })
      .execute();
  }
  await transaction
    .insertInto('text_mention_state')
    .values({ text, seq })
    .onConflict((conflict) => conflict.column('text').doUpdateSet({ seq }))
    .execute();
}

/** Where chips of that thing stand. */
export async function readMentionsOf(
  db: Kysely<Schema>,
  chip: ChipName,
  target: string,
): Promise<{ document: DocumentId; language: TextLanguage; cid: string }[]> {
  return db
    .selectFrom('text_mention')
    .innerJoin('text', 'text.address', 'text_mention.text')
    .select(['text.document', 'text_mention.language', 'text_mention.cid'])
    .where('text_mention.chip', '=', chip)
    .where('text_mention.target', '=', target)
    .execute();
}

/** What chips of that kind name in a text. */
export async function readTargetsIn(db: Kysely<Schema>, text: TextKey, chip: ChipName): Promise<string[]> {
  const rows = await db
    .selectFrom('text_mention')
    .select('target')
    .distinct()
    .where('text', '=', text)
    .where('chip', '=', chip)
    .execute();
  return rows.map(({ target }) => target);
}
