import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inTransaction } from '#server/database/transaction.ts';
import { createSqlUpdateLog, createText } from '#server/sync/sql-update-log.ts';
import type { Append } from '#server/sync/update-log.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { parseTextAddress, textKey } from '#shared/drafting/text-address.ts';
import { temporaryDatabase } from '#test/support/temporary-database.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const storageFailing = { code: ErrorCode.storageFailing };
const address = parseTextAddress('protocol-11/common');
if (address === null) throw new TypeError('not an address');
const text = textKey(address);

/** Null where this machine forbids mounting. */
function smallDisk(): string | null {
  const disk = join(temporaryFolder(), 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', disk]));
  return disk;
}

/** Until not one byte more goes in. */
function fill(file: string): void {
  const piece = Buffer.alloc(4096, 7);
  try {
    for (;;) writeFileSync(file, piece, { flag: 'a' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

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
  const disk = smallDisk();
  if (disk === null) {
    if (process.env['CI'] === 'true')
      throw new Error('CI must be able to mount a tmpfs for the full-disk test');
    skip('NOT TESTED: a full disk (this machine forbids `mount -t tmpfs`)');
    return;
  }
  const { db, batch, probe } = await temporaryDatabase({ folder: join(disk, 'data') });
  const seed = { address, epoch: 1, schemaVersion: 1, state: new Uint8Array([0]), clientId: 1, at: 1 };
  await inTransaction(db, (transaction) => createText(transaction, seed));
  const log = createSqlUpdateLog({ db, batch });
  await log.append(anAppend(2, 100));
  await probe();

  fill(join(disk, 'filler'));
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

  rmSync(join(disk, 'filler'));
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
