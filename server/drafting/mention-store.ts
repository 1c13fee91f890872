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

type Change = { isWhole: boolean; gone: readonly Mention[]; come: readonly Mention[] };

/** What changes the stored mentions of a text so; `isWhole`: `come` are all that there are. */
export function mentionStatements(text: TextKey, { isWhole, gone, come }: Change): BatchStatement[] {
  const one = ({ language, cid, name, target }: Mention) => [text, language, cid, name, target];
  return [
    ...(isWhole ? [{ sql: FORGET_ALL, parameters: [text] }] : []),
    ...gone.map((mention) => ({ sql: FORGET, parameters: one(mention) })),
    ...come.map((mention) => ({ sql: KEEP, parameters: one(mention) })),
  ];
}

/** Common texts whose mentions are not told as of their last row. */
export async function readUntoldTexts(
  db: Kysely<Schema>,
): Promise<{ text: TextKey; document: DocumentId }[]> {
  const rows = await ends(db).where('text.kind', '=', 'common').execute();
  return rows
    .filter(({ isTold }) => isTold !== 1)
    .map(({ address, document }) => ({ text: address, document }));
}

/** Whether the mentions of a text are told as of its last row. */
export async function areTold(transaction: Transaction<Schema>, text: TextKey): Promise<boolean> {
  const row = await ends(transaction).where('text.address', '=', text).executeTakeFirst();
  return row?.isTold === 1;
}

/** The row of the checkpoint is the last one when none came after it. */
function ends(db: Kysely<Schema>) {
  return db
    .selectFrom('text')
    .leftJoin('text_checkpoint', 'text_checkpoint.text', 'text.address')
    .leftJoin('text_update', (join) =>
      join.onRef('text_update.text', '=', 'text.address').on('text_update.seq', '=', (eb) =>
        eb
          .selectFrom('text_update as later')
          .select((inner) => inner.fn.max('later.seq').as('seq'))
          .whereRef('later.text', '=', 'text.address'),
      ),
    )
    .select((eb) => [
      'text.address',
      'text.document',
      eb.fn.coalesce('text_update.is_told', 'text_checkpoint.is_told').as('isTold'),
    ]);
}

/** Stores what a scan of the text as of row `seq` found; when that is its last row, they are told. */
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
  for (const table of ['text_update', 'text_checkpoint'] as const) {
    await transaction
      .updateTable(table)
      .set({ is_told: 1 })
      .where('text', '=', text)
      .where('seq', '=', seq)
      .execute();
  }
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
