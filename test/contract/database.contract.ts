import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { keepRows } from '#server/database/dialect.ts';
import type { Batch } from '#server/database/batch.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

export type Note = { id: number; words: string; bytes: Uint8Array | null; share: number | null };
type Notes = { note: Note };

export type DatabaseUnderTest = {
  db: Kysely<Notes>;
  reads: Kysely<Notes>;
  batch: Batch;
  probe: () => Promise<void>;
  close: () => Promise<void>;
};

type Open = (options?: { waitLimitMs?: number }) => Promise<DatabaseUnderTest>;

const storageFailing = { code: ErrorCode.storageFailing };

const note = (id: number, words = 'w'): Note => ({ id, words, bytes: null, share: null });
const insert = (id: number) => ({ sql: 'insert into note (id, words) values (?, ?)', parameters: [id, 'w'] });

async function ids(db: Kysely<Notes>): Promise<number[]> {
  const rows = await db.selectFrom('note').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

const withNotes =
  (open: Open): Open =>
  async (options) => {
    const database = await open(options);
    await database.db.schema
      .createTable('note')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('words', 'text', (column) => column.notNull())
      .addColumn('bytes', 'blob')
      .addColumn('share', 'real')
      .execute();
    return database;
  };

function unitPromises(open: Open): void {
  test('transactions that are begun together run one after the other', async () => {
    const { db } = await open();
    await db.insertInto('note').values(note(1, '0')).execute();
    const addOne = () =>
      inTransaction(db, async (transaction) => {
        const { words } = await transaction.selectFrom('note').select('words').executeTakeFirstOrThrow();
        await nextTurn();
        await transaction
          .updateTable('note')
          .set({ words: String(Number(words) + 1) })
          .execute();
      });
    await Promise.all(Array.from({ length: 20 }, addOne));
    expect((await db.selectFrom('note').select('words').executeTakeFirstOrThrow()).words).toBe('20');
  });

  test('who waits is served in the order of coming, and sees nothing half done', async () => {
    const { db, batch } = await open();
    const order: string[] = [];
    const first = inTransaction(db, async (transaction) => {
      await transaction.insertInto('note').values(note(1)).execute();
      for (let turn = 0; turn < 20; turn += 1) await nextTurn();
      await transaction.insertInto('note').values(note(2)).execute();
      order.push('transaction');
    });
    const second = ids(db).then((found) => order.push(`select ${found.join()}`));
    const third = batch([[insert(3)]]).then(() => order.push('batch'));
    const fourth = ids(db).then((found) => order.push(`select ${found.join()}`));
    await Promise.all([first, second, third, fourth]);
    expect(order).toEqual(['transaction', 'select 1,2', 'batch', 'select 1,2,3']);
  });

  test('a unit of work that throws leaves nothing; one inside another is part of it', async () => {
    const { db } = await open();
    const work = inTransaction(db, async (outer) => {
      await outer.insertInto('note').values(note(1)).execute();
      await inTransaction(outer, (inner) => inner.insertInto('note').values(note(2)).execute());
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await ids(db)).toEqual([]);
  });

  test('using the database inside its own transaction fails at once, and undoes the transaction', async () => {
    const { db, batch } = await open();
    for (const wrong of [() => ids(db), () => inTransaction(db, ids), () => batch([[insert(9)]])]) {
      const work = inTransaction(db, async (transaction) => {
        await transaction.insertInto('note').values(note(1)).execute();
        await wrong();
      });
      await expect(work).rejects.toThrow('use the transaction');
    }
    expect(await ids(db)).toEqual([]);
  });

  test('a holder that waits for itself unseen is freed after a bounded time', async () => {
    const { db } = await open({ waitLimitMs: 40 });
    const transaction = await db.startTransaction().execute();
    await transaction.insertInto('note').values(note(1)).execute();
    await expect(ids(db)).rejects.toMatchObject(storageFailing);
    await transaction.rollback().execute();
    expect(await ids(db)).toEqual([]);
  });

  test('closing waits for the work before it and refuses the work after it', async () => {
    const { db, close } = await open();
    const before = inTransaction(db, async (transaction) => {
      await nextTurn();
      await transaction.insertInto('note').values(note(1)).execute();
    });
    const closing = close();
    await expect(ids(db)).rejects.toMatchObject(storageFailing);
    await Promise.all([before, closing, close()]);
  });
}

function readPromises(open: Open): void {
  test('a reading sees every commit that was answered before it, from the first on', async () => {
    const { db, reads, batch } = await open();
    for (let id = 1; id <= 20; id += 2) {
      await db.insertInto('note').values(note(id)).execute();
      expect(await ids(reads)).toHaveLength(id);
      await batch([[insert(id + 1)], [{ sql: 'insert into note (id) values (?)', parameters: [99] }]]);
      expect(await ids(reads)).toHaveLength(id + 1);
      await inTransaction(db, (transaction) =>
        transaction
          .updateTable('note')
          .set({ words: `${id}` })
          .execute(),
      );
      expect(await reads.selectFrom('note').select('words').where('words', '!=', `${id}`).execute()).toEqual(
        [],
      );
    }
  });

  test('readings asked for together get each its own answer; one at fault harms no other', async () => {
    const { db, reads } = await open();
    await db
      .insertInto('note')
      .values([1, 2, 3].map((id) => note(id, `words ${id}`)))
      .execute();
    const of = (id: number) => reads.selectFrom('note').select('words').where('id', '=', id).execute();
    const [first, fault, third] = await Promise.allSettled([
      of(1),
      sql`select nothing from note`.execute(reads),
      of(3),
    ]);
    expect(first).toMatchObject({ value: [{ words: 'words 1' }] });
    expect(fault.status).toBe('rejected');
    expect(third).toMatchObject({ value: [{ words: 'words 3' }] });
  });
}

function batchPromises(open: Open): void {
  test('groups of a batch are judged apart, each whole', async () => {
    const { db, batch } = await open();
    const outcomes = await batch([
      [insert(1), insert(2)],
      [insert(3), insert(1)],
      [insert(4), { sql: 'select 1 where 1 = 2', parameters: [], mustReturnRow: true }, insert(5)],
      [insert(6)],
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'failed', 'refused', 'stored']);
    expect(outcomes[2]).toMatchObject({ statement: 1 });
    expect(await ids(db)).toEqual([1, 2, 6]);
  });

  test('a group that is alone in its batch is whole too: refused or failing it leaves nothing', async () => {
    const { db, batch } = await open();
    const nothing = { sql: 'select 1 where 1 = 2', parameters: [], mustReturnRow: true };
    const outcomes = [
      await batch([[insert(1), nothing]]),
      await batch([[insert(2), insert(2)]]),
      await batch([[insert(3)]]),
    ];
    expect(outcomes.flat().map(({ kind }) => kind)).toEqual(['refused', 'failed', 'stored']);
    expect(await ids(db)).toEqual([3]);
  });

  test('an empty batch and an empty group are stored', async () => {
    const { db, batch } = await open();
    expect(await batch([])).toEqual([]);
    expect(await batch([[], [insert(1)]])).toEqual([{ kind: 'stored' }, { kind: 'stored' }]);
    expect(await ids(db)).toEqual([1]);
  });

  test('a placeholder may be numbered and used twice', async () => {
    const { db, batch } = await open();
    const once = {
      sql: `insert into note (id, words) select ?1, ?2
        where not exists (select 1 from note where id = ?1) returning id`,
      parameters: [2, 'w'],
      mustReturnRow: true,
    };
    const outcomes = await batch([[once], [once]]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'refused']);
    expect(await ids(db)).toEqual([2]);
  });

  test('a large batch is stored as one', async () => {
    const { db, batch } = await open();
    const groups = Array.from({ length: 3000 }, (_, index) => [insert(index)]);
    const outcomes = await batch(groups);
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['stored']));
    expect((await ids(db)).length).toBe(3000);
  });
}

function valuePromises(open: Open): void {
  test('values come back as they were given: bytes, none too, whole numbers, fractions', async () => {
    const { db } = await open();
    const large = new Uint8Array(1024 * 1024).map((_, index) => index % 253);
    const given: Note[] = [
      { id: 1, words: '', bytes: new Uint8Array(0), share: 0.1 },
      { id: Number.MAX_SAFE_INTEGER, words: 'Протокол, कार्य “№”', bytes: large.slice(3, 6), share: -1e-300 },
      { id: -5, words: "'\\?$1", bytes: null, share: null },
    ];
    await db.insertInto('note').values(given).execute();
    const shared = { ...note(7), bytes: large.subarray(3, 6) };
    await db.insertInto('note').values(shared).execute();
    await db
      .insertInto('note')
      .values({ ...note(8), bytes: large })
      .execute();
    const found = await db.selectFrom('note').selectAll().execute();
    for (const each of [...given, { ...shared, bytes: new Uint8Array([3, 4, 5]) }])
      expect(found.find(({ id }) => id === each.id)).toEqual(each);
    expect(Buffer.compare(found.find(({ id }) => id === 8)?.bytes ?? new Uint8Array(), large)).toBe(0);
  });

  test('counts, sums and maxima are numbers, of nothing as well', async () => {
    const { db } = await open();
    const count = () =>
      db
        .selectFrom('note')
        .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.max('id').as('last')])
        .executeTakeFirst();
    expect(await count()).toEqual({ all: 0, last: null });
    await db
      .insertInto('note')
      .values([note(2), note(3)])
      .execute();
    expect(await count()).toEqual({ all: 2, last: 3 });
  });

  test('what SQL would store as something else is refused', async () => {
    const { db } = await open();
    for (const value of [Number.NaN, undefined, { a: 1 }, [1]]) {
      await expect(sql`select ${value}`.execute(db)).rejects.toThrow(TypeError);
    }
    await expect(sql`select ${new Date(Number.NaN)}`.execute(db)).rejects.toThrow(RangeError);
  });

  test('texts are ordered and compared by their bytes, whatever the language of the system', async () => {
    const { db } = await open();
    const words = [
      'b',
      'B',
      'a',
      'A',
      '_',
      '-',
      'Ё',
      'ё',
      'я',
      'е',
      'ক',
      'क',
      'é',
      'e',
      'z',
      '10',
      '9',
      'a b',
      'ab',
    ];
    await db
      .insertInto('note')
      .values(words.map((word, id) => note(id, word)))
      .execute();
    const ordered = await db.selectFrom('note').select('words').orderBy('words').execute();
    const byBytes = words.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(ordered.map((row) => row.words)).toEqual(byBytes);
    const upper = await db
      .selectFrom('note')
      .select('words')
      .where('words', '>=', 'B')
      .where('words', '<', 'a')
      .execute();
    expect(upper.map((row) => row.words).sort()).toEqual(['B', '_']);
    const last = await db
      .selectFrom('note')
      .select((eb) => eb.fn.max('words').as('last'))
      .executeTakeFirst();
    expect(last).toEqual({ last: byBytes.at(-1) });
  });
}

function faultPromises(open: Open): void {
  test('a constraint is the fault of the statement, not of storage, and nothing else is harmed', async () => {
    const { db } = await open();
    await db.insertInto('note').values(note(1)).execute();
    const again = await db
      .insertInto('note')
      .values(note(1))
      .execute()
      .catch((error: unknown) => error);
    expect(again).toBeInstanceOf(Error);
    expect(again).not.toBeInstanceOf(AppError);
    await db.insertInto('note').values(note(2)).execute();
    expect(await ids(db)).toEqual([1, 2]);
  });

  test('rows that are kept are neither changed nor deleted, and new ones are added', async () => {
    const { db, batch } = await open();
    await db.insertInto('note').values(note(1)).execute();
    await keepRows(db, 'note', { changed: 'never changed', deleted: 'never gone' });
    await expect(db.updateTable('note').set({ words: 'x' }).execute()).rejects.toThrow('never changed');
    await expect(db.deleteFrom('note').execute()).rejects.toThrow('never gone');
    const [outcome] = await batch([[{ sql: 'delete from note', parameters: [] }]]);
    expect(outcome).toMatchObject({ kind: 'failed' });
    await db.insertInto('note').values(note(2)).execute();
    expect(await ids(db)).toEqual([1, 2]);
  });

  test('a probe writes, again and again, and many at once', async () => {
    const { probe } = await open();
    await probe();
    await Promise.all([probe(), probe(), probe()]);
  });
}

/** Every promise of an opened database, whichever it is. */
export function databaseContract(openAny: Open): void {
  const open = withNotes(openAny);
  describe('a database', () => {
    describe('units of work', () => {
      unitPromises(open);
    });
    describe('readings', () => {
      readPromises(open);
    });
    describe('batches', () => {
      batchPromises(open);
    });
    describe('values', () => {
      valuePromises(open);
    });
    describe('faults', () => {
      faultPromises(open);
    });
  });
}
