import { expect, test } from 'vitest';
import { type DocumentId, documentIdSchema } from '#shared/core/id.ts';
import { type TextKey, textKey } from '#shared/drafting/text-address.ts';
import { preparedQuery } from '#server/database/prepared-query.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { temporaryDatabase } from '#test/support/temporary-database.ts';

/** The values stand in the query in another order than in the call, one of them twice, between others of its own. */
const epochs = preparedQuery((db, document: DocumentId, address: TextKey) =>
  db
    .selectFrom('text')
    .select(['address', 'epoch'])
    .where('address', '=', address)
    .where((eb) => eb.or([eb('document', '=', document), eb('document', 'in', [document])]))
    .where('schema_version', '=', 7),
);

const named = (id: string): DocumentId => documentIdSchema.parse(id);

async function threeTexts() {
  const opened = await temporaryDatabase();
  const rest = { kind: 'common', side: null, schema_version: 7, created_at: 1 } as const;
  const texts = ['a', 'b', 'c'].map((id, at) => {
    const document = named(id);
    return { ...rest, document, address: textKey({ kind: 'common', document }), epoch: at + 1 };
  });
  await opened.db.insertInto('text').values(texts).execute();
  return { ...opened, texts };
}

test('a prepared query answers for the values of each call, many at once, in every database and transaction', async () => {
  for (const { db, reads, texts } of [await threeTexts(), await threeTexts()]) {
    const answers = await Promise.all(texts.map(({ document, address }) => epochs(reads, document, address)));
    expect(answers).toEqual(texts.map(({ address, epoch }) => [{ address, epoch }]));
    const [first, second] = texts;
    if (first === undefined || second === undefined) throw new Error('no texts');
    expect(await epochs(db, first.document, second.address)).toEqual([]);
    await inTransaction(db, async (transaction) => {
      await transaction.updateTable('text').set({ epoch: 9 }).execute();
      expect(await epochs(transaction, first.document, first.address)).toMatchObject([{ epoch: 9 }]);
    });
    expect(await epochs(reads, first.document, first.address)).toMatchObject([{ epoch: 9 }]);
  }
});
