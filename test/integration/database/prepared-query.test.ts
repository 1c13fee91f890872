import { expect, test } from 'vitest';
import { documentIdSchema } from '#shared/core/id.ts';
import { type TextKey, textKey } from '#shared/drafting/text-address.ts';
import { preparedQuery } from '#server/database/prepared-query.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { temporaryDatabase } from '#test/support/temporary-database.ts';

/** The values stand in the query in another order than in the call, one of them twice, between others of its own. */
const kinds = preparedQuery((db, kind: string, address: TextKey) =>
  db
    .selectFrom('text')
    .select(['address', 'kind'])
    .where('address', '=', address)
    .where((eb) => eb.or([eb('kind', '=', kind), eb('document', '=', kind)]))
    .where('schema_version', '=', 7),
);

async function database() {
  const opened = await temporaryDatabase();
  const addresses = ['a', 'b', 'c'].map((id) =>
    textKey({ kind: 'common', document: documentIdSchema.parse(id) }),
  );
  const rest = { kind: 'common' as const, side: null, epoch: 1, schema_version: 7, created_at: 1 };
  await opened.db
    .insertInto('text')
    .values(addresses.map((address, at) => ({ address, document: `d-${at}`, ...rest })))
    .execute();
  return { ...opened, addresses };
}

test('a prepared query answers for the values of each call, many at once, in every database and transaction', async () => {
  const [first, second] = [await database(), await database()];
  await second.db.updateTable('text').set({ document: 'moved' }).execute();
  for (const { db, reads, addresses } of [first, second]) {
    const answers = await Promise.all(addresses.map((address) => kinds(reads, 'common', address)));
    expect(answers).toEqual(addresses.map((address) => [{ address, kind: 'common' }]));
    const [address] = addresses;
    if (address === undefined) throw new Error('no text');
    expect(await kinds(db, 'none', address)).toEqual([]);
    await inTransaction(db, async (transaction) => {
      await transaction.updateTable('text').set({ document: 'mine' }).execute();
      expect(await kinds(transaction, 'mine', address)).toHaveLength(1);
    });
    expect(await kinds(reads, "' or 1 = 1 --", address)).toEqual([]);
  }
});
