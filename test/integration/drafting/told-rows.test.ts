// Whether what a text mentions has to be told anew is read from its log alone.
import { CompiledQuery } from 'kysely';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { migrationList } from '#server/database/migrations/migration-list.ts';
import type { Database } from '#server/database/open-database.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { mentionProjection } from '#server/drafting/mention-projection.ts';
import { areTold, readTargetsIn, readUntoldTexts, storeMentions } from '#server/drafting/mention-store.ts';
import { projectedLog } from '#server/sync/projected-log.ts';
import { createSqlUpdateLog, createText } from '#server/sync/sql-update-log.ts';
import type { Append, UpdateLog } from '#server/sync/update-log.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { ChipName, chipTarget } from '#shared/drafting/text/chips-in-part.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
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

/** A clause with chips of actions. */
class Chips {
  readonly doc = new Y.Doc();
  readonly #paragraph = new Y.XmlElement('paragraph');

  constructor() {
    const clause = new Y.XmlElement('clause');
    clause.setAttribute(TextShape.partId, 'c-1');
    clause.insert(0, [this.#paragraph]);
    this.doc.getXmlFragment('en').insert(0, [clause]);
  }

  put(target: string): void {
    const chip = new Y.XmlElement(ChipName.action);
    chip.setAttribute(chipTarget[ChipName.action], target);
    this.#paragraph.insert(this.#paragraph.length, [chip]);
  }

  takeLast(): void {
    this.#paragraph.delete(this.#paragraph.length - 1, 1);
  }
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
  const isTold = () => inTransaction(database.db, (transaction) => areTold(transaction, text));
  expect(await isTold()).toBe(false);
  await tell(1);
  expect(await isTold()).toBe(true);
  await log.append(appendTo(text, 2, 1));
  await log.compact(text, { seq: 2, bytes: EMPTY, at: 30 });
  expect(await isTold()).toBe(false);
  await tell(1);
  expect(await isTold()).toBe(false);
  await tell(2);
  expect(await isTold()).toBe(true);
});

for (const { what, isStored } of [
  { what: 'that stored nothing', isStored: false },
  { what: 'whose answer was lost', isStored: true },
]) {
  test(`[SYNC-20] after a commit ${what} the repeated one tells all the same`, async () => {
    const { database, text, log } = await started();
    const chips = new Chips();
    const state = { changes: 0 };
    let failures = 0;
    const failing: UpdateLog = {
      ...log,
      append: async (append) => {
        if (failures === 0) return log.append(append);
        failures -= 1;
        if (isStored) await log.append(append);
        throw new AppError(ErrorCode.storageFailing, 'the disk is full');
      },
    };
    const followed = mentionProjection(() => undefined).follow({
      key: text,
      languages: ['en'],
      doc: chips.doc,
    });
    const projected = projectedLog(failing, { text: state, committed: 1, followed });
    const commit = () => projected.append(appendTo(text, 1 + state.changes, 1));
    const mentioned = async () => (await readTargetsIn(database.db, text, ChipName.action)).sort();

    chips.put('d10-01');
    state.changes = 1;
    await commit();
    expect(await mentioned()).toEqual(['d10-01']);

    chips.put('d10-02');
    state.changes = 2;
    failures = 1;
    await expect(commit()).rejects.toMatchObject({ code: ErrorCode.storageFailing });
    await commit();
    expect(await mentioned()).toEqual(['d10-01', 'd10-02']);
    expect(await untold(database)).toEqual([]);

    chips.takeLast();
    state.changes = 3;
    await commit();
    expect(await mentioned()).toEqual(['d10-01']);
  });
}

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
