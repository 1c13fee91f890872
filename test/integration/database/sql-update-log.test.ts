import { expect, test } from 'vitest';
import type { Batch } from '#server/database/batch.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { ArchivedRow } from '#server/sync/archive-segment.ts';
import { readArchive } from '#server/sync/read-archive.ts';
import { appendWithin, createSqlUpdateLog, createText } from '#server/sync/sql-update-log.ts';
import type { Append } from '#server/sync/update-log.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { parseTextAddress, textKey, type TextAddress, type TextKey } from '#shared/drafting/text-address.ts';
import { temporaryDatabase } from '#test/support/temporary-database.ts';

function addressOf(path: string): TextAddress {
  const address = parseTextAddress(path);
  if (address === null) throw new TypeError(`not an address: ${path}`);
  return address;
}

const protocol = addressOf('protocol-11/common');
const key = textKey(protocol);
const seedOf = (address: TextAddress) => ({
  address,
  epoch: 1,
  schemaVersion: 4,
  state: new Uint8Array([1, 2]),
  clientId: 900,
  at: 10,
});

async function seededDatabase(addresses: readonly TextAddress[] = [protocol]) {
  const database = await temporaryDatabase();
  for (const address of addresses) {
    await inTransaction(database.db, (transaction) => createText(transaction, seedOf(address)));
  }
  return database;
}

function anAppend(firstSeq: number, count: number, text: TextKey = key): Append {
  const entries = Array.from({ length: count }, (_, index) => ({
    bytes: new TextEncoder().encode(`word ${firstSeq + index}`),
    member: index % 2 === 0 ? 'in-secretary' : 'ru-secretary',
    connection: `c${index}`,
    at: 1_754_000_000_000 + index,
  }));
  return { text, epoch: 1, firstSeq, entries, claims: [] };
}

async function archived(db: Parameters<typeof readArchive>[0], from?: number): Promise<ArchivedRow[]> {
  return Array.fromAsync(readArchive(db, key, from));
}

test('history stays readable: the archive gives back every row with every column, over many segments', async () => {
  const { db, batch } = await seededDatabase();
  const log = createSqlUpdateLog({ db, batch });
  const append = anAppend(2, 12_000);
  await log.append(append);
  await log.compact(key, { seq: 11_000, bytes: new Uint8Array([7]), at: 20 });
  await log.compact(key, { seq: 12_001, bytes: new Uint8Array([8]), at: 21 });
  const expected = append.entries.map((entry, index) => ({ seq: index + 2, epoch: 1, ...entry }));
  const seed = {
    seq: 1,
    epoch: 1,
    bytes: new Uint8Array([1, 2]),
    member: 'server',
    connection: 'server',
    at: 10,
  };
  expect(await archived(db)).toEqual([seed, ...expected]);
  expect(await archived(db, 11_998)).toEqual(expected.slice(-4));
  expect(await db.selectFrom('text_update').select('seq').execute()).toEqual([]);
  expect((await db.selectFrom('text_archive').select('first_seq').execute()).length).toBeGreaterThan(3);
});

test('a damaged segment is noticed', async () => {
  const { db, batch } = await seededDatabase();
  const log = createSqlUpdateLog({ db, batch });
  await log.append(anAppend(2, 200));
  await log.compact(key, { seq: 201, bytes: new Uint8Array([7]), at: 20 });
  const { bytes } = await db.selectFrom('text_archive').select('bytes').executeTakeFirstOrThrow();
  const damaged = bytes.with(bytes.length - 1, (bytes.at(-1) ?? 0) ^ 1);
  await db.updateTable('text_archive').set({ bytes: damaged }).execute();
  await expect(archived(db)).rejects.toThrow(/checksum|corrupt/i);
});

test('a checkpoint beyond the log is refused and moves nothing', async () => {
  const { db, batch } = await seededDatabase();
  const log = createSqlUpdateLog({ db, batch });
  await log.append(anAppend(2, 2));
  await expect(log.compact(key, { seq: 9, bytes: new Uint8Array([7]), at: 20 })).rejects.toThrow(
    'does not match',
  );
  expect((await log.load(key))?.tail.map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

test('compactions of one text at the same time lose nothing', async () => {
  const { db, batch } = await seededDatabase();
  const log = createSqlUpdateLog({ db, batch });
  await log.append(anAppend(2, 30));
  await Promise.all(
    [20, 31, 10].map((seq) => log.compact(key, { seq, bytes: new Uint8Array([seq]), at: 20 })),
  );
  expect((await log.load(key))?.checkpoint?.seq).toBe(31);
  expect((await archived(db)).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 31 }, (_, index) => index + 1),
  );
});

test('appends that wait during a commit go together in one next batch', async () => {
  const addresses = Array.from({ length: 40 }, (_, index) => addressOf(`document-${index}/common`));
  const { db, batch } = await seededDatabase(addresses);
  const sizes: number[] = [];
  const counted: Batch = (groups) => {
    sizes.push(groups.length);
    return batch(groups);
  };
  const log = createSqlUpdateLog({ db, batch: counted });
  await Promise.all(addresses.map((address) => log.append(anAppend(2, 1, textKey(address)))));
  expect(sizes).toEqual([1, 39]);
});

test('an append is not taken for a part of a transaction from which its timer was started', async () => {
  const { db, batch } = await seededDatabase();
  const log = createSqlUpdateLog({ db, batch });
  let append: Promise<void> = Promise.resolve();
  await inTransaction(db, async (transaction) => {
    append = log.append(anAppend(2, 1));
    await transaction.updateTable('text').set({ schema_version: 5 }).execute();
  });
  await append;
  expect((await log.load(key))?.tail.length).toBe(2);
});

test('a unit of work holds a row and an append together', async () => {
  const { db, batch } = await seededDatabase();
  const log = createSqlUpdateLog({ db, batch });
  const work = (fails: boolean) =>
    inTransaction(db, async (transaction) => {
      await appendWithin(transaction, {
        ...anAppend(2, 2),
        claims: [{ clientId: 7, member: 'in-secretary' }],
      });
      await transaction.updateTable('text').set({ schema_version: 5 }).execute();
      if (fails) throw new Error('the command is refused');
    });
  await expect(work(true)).rejects.toThrow('the command is refused');
  expect(await log.load(key)).toMatchObject({ schemaVersion: 4, tail: [{ seq: 1 }] });
  await work(false);
  expect(await log.load(key)).toMatchObject({ schemaVersion: 5, tail: [{ seq: 1 }, { seq: 2 }, { seq: 3 }] });
  const fenced = inTransaction(db, (transaction) =>
    appendWithin(transaction, { ...anAppend(4, 1), epoch: 2 }),
  );
  await expect(fenced).rejects.toMatchObject({ code: ErrorCode.ownershipLost });
});

test('a text is seeded once, and a private one names its Side', async () => {
  const { db } = await seededDatabase([protocol, addressOf('protocol-11/private/in')]);
  const again = inTransaction(db, (transaction) => createText(transaction, seedOf(protocol)));
  await expect(again).rejects.toMatchObject({ code: ErrorCode.conflict });
  const rows = await db.selectFrom('text').select(['address', 'kind', 'side']).orderBy('address').execute();
  expect(rows).toEqual([
    { address: 'protocol-11/common', kind: 'common', side: null },
    { address: 'protocol-11/private/in', kind: 'private', side: 'in' },
  ]);
});
