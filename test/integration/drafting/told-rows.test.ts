// Whether what a text mentions has to be told anew is read from its log alone.
import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import { migrationList } from '#server/database/migrations/migration-list.ts';
import type { Database } from '#server/database/open-database.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { readEnd, readUntoldTexts, storeMentions } from '#server/drafting/mention-store.ts';
import { createSqlUpdateLog, createText } from '#server/sync/sql-update-log.ts';
import type { Append, UpdateLog } from '#server/sync/update-log.ts';
import { parseTextAddress, textKey, type TextKey } from '#shared/drafting/text-address.ts';
import { temporaryDatabase } from '#test/support/temporary-database.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const EMPTY = new Uint8Array([0, 0]);

async function newText({ db }: Database, path: string): Promise<TextKey> {
  const address = parseTextAddress(path);
  if (address === null) throw new TypeError(`not an address: ${path}`);
  const seed = { address, epoch: 1, schemaVersion: 1, state: EMPTY, clientId: 900, at: 10 };
  await inTransaction(db, (transaction) => createText(transaction, seed));
  return textKey(address);
}

function appendTo(text: TextKey, firstSeq: number, rows: number): Append {
  const entry = { bytes: EMPTY, member: 'in-secretary', connection: 'c', at: 20 };
  return { text, epoch: 1, firstSeq, entries: Array.from({ length: rows }, () => entry), claims: [] };
}

async function untold({ db }: Database): Promise<string[]> {
  return (await readUntoldTexts(db)).map(({ text }) => text);
}

async function started(): Promise<{ database: Database; log: UpdateLog; text: TextKey }> {
  const database = await temporaryDatabase({ migrations: migrationList });
  const text = await newText(database, 'protocol-11/common');
  return { database, log: createSqlUpdateLog(database), text };
}

test('[SYNC-20] a text is told of once its last commit brought what is told along, and no longer after one that did not', async () => {
  const { database, log, text } = await started();
  expect(await untold(database)).toEqual([text]);
  await log.append({ ...appendTo(text, 2, 3), told: [] });
  expect(await untold(database)).toEqual([]);
  await log.append(appendTo(text, 5, 2));
  expect(await untold(database)).toEqual([text]);
  await log.append({ ...appendTo(text, 7, 1), told: [] });
  expect(await untold(database)).toEqual([]);
});

test('[SYNC-20] the mark of the last row outlives the row: its checkpoint has it', async () => {
  const { database, log, text } = await started();
  await log.append({ ...appendTo(text, 2, 3), told: [] });
  await log.compact(text, { seq: 3, bytes: EMPTY, at: 30 });
  expect(await untold(database)).toEqual([]);
  await log.compact(text, { seq: 4, bytes: EMPTY, at: 30 });
  expect(await untold(database)).toEqual([]);
  await log.append(appendTo(text, 5, 1));
  await log.compact(text, { seq: 5, bytes: EMPTY, at: 40 });
  expect(await untold(database)).toEqual([text]);
});

test('[SYNC-20] what was told afterwards is marked where the text ends', async () => {
  const { database, log, text } = await started();
  const tell = (seq: number) =>
    inTransaction(database.db, (transaction) => storeMentions(transaction, text, { seq, mentions: [] }));
  const end = () => inTransaction(database.db, (transaction) => readEnd(transaction, text));
  expect(await end()).toEqual({ seq: 1, isTold: false });
  await tell(1);
  expect(await end()).toEqual({ seq: 1, isTold: true });
  await log.append(appendTo(text, 2, 1));
  await log.compact(text, { seq: 2, bytes: EMPTY, at: 30 });
  expect(await end()).toEqual({ seq: 2, isTold: false });
  await tell(2);
  expect(await end()).toEqual({ seq: 2, isTold: true });
});

test('texts of an older version stay told where they were, and only there', async () => {
  const folder = temporaryFolder();
  const before = Object.fromEntries(Object.entries(migrationList).filter(([name]) => name < '0036'));
  const old = await temporaryDatabase({ folder, migrations: before });
  const run = (sql: string, parameters: unknown[] = []) =>
    old.db.executeQuery(CompiledQuery.raw(sql, parameters));
  for (const [text, seqs, checkpoint, told] of [
    ['told/common', [5, 6], 4, 6],
    ['overtaken/common', [5, 6], 4, 5],
    ['checkpointed/common', [], 4, 4],
    ['overtaken-then-checkpointed/common', [], 4, 3],
    ['never/common', [1], null, null],
  ] as const) {
    await run(
      `insert into text (address, document, kind, side, epoch, schema_version, created_at)
        values (?, ?, 'common', null, 1, 1, 1)`,
      [text, text.split('/')[0]],
    );
    for (const seq of seqs) {
      await run(`insert into text_update values (?, ?, 1, ?, 'in-secretary', 'c', 1)`, [text, seq, EMPTY]);
    }
    if (checkpoint !== null) {
      await run(`insert into text_checkpoint values (?, ?, ?, 1)`, [text, checkpoint, EMPTY]);
    }
    if (told !== null) await run(`insert into text_mention_state values (?, ?)`, [text, told]);
  }
  await old.close();
  const database = await temporaryDatabase({ folder, migrations: migrationList });
  expect((await untold(database)).sort()).toEqual([
    'never/common',
    'overtaken-then-checkpointed/common',
    'overtaken/common',
  ]);
});
