import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inTransaction } from '#server/database/transaction.ts';
import { createSqlUpdateLog, createText } from '#server/sync/sql-update-log.ts';
import type { Append } from '#server/sync/update-log.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { parseTextAddress, textKey } from '#shared/drafting/text-address.ts';
import { mustNotSkipInCi, NO_SMALL_DISK, smallDisk } from '#test/support/small-disk.ts';
import { temporaryDatabase } from '#test/support/temporary-database.ts';

const storageFailing = { code: ErrorCode.storageFailing };
const address = parseTextAddress('protocol-11/common');
if (address === null) throw new TypeError('not an address');
const text = textKey(address);

function anAppend(firstSeq: number, size: number): Append {
  const bytes = new Uint8Array(size).fill(firstSeq);
  const entries = [1, 2].map(() => ({ bytes, member: 'in-secretary', connection: 'c', at: 1 }));
  return {
    text,
    epoch: 1,
    firstSeq,
    entries,
    claims: [{ clientId: 1000 + firstSeq, member: 'in-secretary' }],
  };
}

test('a full disk: nothing is said or half stored, and the same append succeeds once there is space', async ({
  skip,
}) => {
  const disk = smallDisk(6);
  if (disk === null) {
    mustNotSkipInCi(NO_SMALL_DISK);
    skip(NO_SMALL_DISK);
    return;
  }
  onTestFinished(() => disk.remove());
  const { db, batch, probe } = await temporaryDatabase({ folder: join(disk.folder, 'data') });
  const seed = { address, epoch: 1, schemaVersion: 1, state: new Uint8Array([0]), clientId: 1, at: 1 };
  await inTransaction(db, (transaction) => createText(transaction, seed));
  const log = createSqlUpdateLog({ db, batch });
  await log.append(anAppend(2, 100));
  await probe();

  disk.fill();
  const append = anAppend(4, 200_000);
  await expect(log.append(append)).rejects.toMatchObject(storageFailing);
  await expect(log.append(append)).rejects.toMatchObject(storageFailing);
  await expect(probe()).rejects.toMatchObject(storageFailing);
  const work = inTransaction(db, async (transaction) => {
    await transaction.updateTable('text').set({ schema_version: 2 }).execute();
    await transaction
      .insertInto('text_checkpoint')
      .values({ text, seq: 2, bytes: new Uint8Array(900_000), at: 1 })
      .execute();
    await transaction.insertInto('text_client').values({ text, client_id: 5, member: 'in-mining' }).execute();
  });
  await expect(work).rejects.toMatchObject(storageFailing);
  const full = await log.load(text);
  expect(full?.tail.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(full?.claims.map(({ clientId }) => clientId)).toEqual([1, 1002]);
  expect(full?.schemaVersion).toBe(1);

  disk.free();
  await probe();
  await log.append(append);
  const loaded = await log.load(text);
  expect(loaded?.tail.map(({ seq, bytes }) => `${seq}:${bytes.length}`)).toEqual([
    '1:1',
    '2:100',
    '3:100',
    '4:200000',
    '5:200000',
  ]);
});
