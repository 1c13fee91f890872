// How entries come into the chain: in order, from everywhere at once, and from before there was one.
import { CompiledQuery, sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChainReport } from '#shared/audit/audit-chain.ts';
import { FactName, systemFact } from '#shared/audit/audit-fact.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import { checkRecord } from '#server/audit/check-record.ts';
import { readRecord } from '#server/audit/audit-store.ts';
import { verifyFolder } from '#server/audit/verify-record.ts';
import { chainFact } from '#server/database/chain-fact.ts';
import { migrationList } from '#server/database/migrations/migration-list.ts';
import { type Database, openDatabase } from '#server/database/open-database.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { lacksPostgres, ownPostgres } from '#test/support/own-postgres.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const opened: Database[] = [];
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});

type Options = Omit<Parameters<typeof openDatabase>[0], 'folder'>;
async function open(folder: string, options: Options): Promise<Database> {
  const database = await openDatabase({ folder, ...options });
  opened.push(database);
  return database;
}

const checkOf = ({ db }: Database): Promise<ChainReport> =>
  checkRecord((after, limit) => readRecord(db, { after, upTo: Number.MAX_SAFE_INTEGER, limit }));

const fact = (number: number) => ({
  ...systemFact(number, FactName.workspaceFounded, `thing/${number} – मद, пункт`),
  details: { number, words: '"quoted" \\ back', isEven: number % 2 === 0, nothing: null },
});

const before0035 = Object.fromEntries(Object.entries(migrationList).filter(([name]) => name < '0035'));

/** As a version before the chain has written them; the database's own numbers may have gaps. */
async function writeOldFacts({ db }: Database, numbers: readonly number[]): Promise<void> {
  await sql`insert into side (id, label, names, time_zone, position) values ('in', 'IND', '{}', 'Asia/Kolkata', 0)`.execute(
    db,
  );
  await sql`insert into member (id, side, names, position) values ('in-one', 'in', '{}', 0)`.execute(db);
  const facts = ['DocumentArchived', 'MemberSuspended', 'TextRestored', 'EvidenceFileKept'];
  const things = ['document/x', 'member/in-one', 'text/x/common', 'evidence-file/x'];
  for (const [index, number] of numbers.entries()) {
    await db.executeQuery(
      CompiledQuery.raw(
        `insert into audit_fact (seq, at, actor, side, role, fact, thing, digest_before, digest_after, details)
          values (?, ?, 'admin', ?, 'administrator', ?, ?, null, ?, '{"a":1,"b":"x"}')`,
        [number, index, index % 4 === 3 ? 'in' : null, facts[index % 4], things[index % 4], 'f'.repeat(64)],
      ),
    );
  }
}

const worlds = [
  { name: 'SQLite', isMissing: () => false, postgres: async () => null },
  {
    name: 'PostgreSQL',
    isMissing: lacksPostgres,
    postgres: (server: ReturnType<typeof ownPostgres>) => server().newDatabase(),
  },
];

for (const { name, isMissing, postgres } of worlds) {
  describe.skipIf(isMissing())(`on ${name}`, () => {
    const server = name === 'SQLite' ? () => undefined as never : ownPostgres();
    const options = async (): Promise<Options> => {
      const url = await postgres(server);
      return { postgres: url === null ? null : { url, isUnsafeAllowed: true } };
    };

    test('what the database computes is what the definition says, whatever the words', async () => {
      const database = await open(temporaryFolder(), await options());
      for (let number = 1; number <= 5; number += 1) {
        await inTransaction(database.db, (transaction) => recordFact(transaction, fact(number)));
      }
      expect(await checkOf(database)).toMatchObject({ entries: 5, faults: [] });
    });

    test('entries that come at once from units of work and batches follow each other without gaps', async () => {
      const database = await open(temporaryFolder(), await options());
      const work = Array.from({ length: 40 }, (_, index) =>
        index % 2 === 0
          ? inTransaction(database.db, (transaction) => recordFact(transaction, fact(index)))
          : database.batch([[chainFact(fact(index))], [chainFact(fact(index + 100))]]),
      );
      const undone = inTransaction(database.db, async (transaction) => {
        await recordFact(transaction, fact(1000));
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      await Promise.all(work);
      expect(await checkOf(database)).toMatchObject({ entries: 60, head: { position: 60 }, faults: [] });
    });

    test('facts from before the chain are chained in their order, without the gaps of their numbers', async () => {
      const folder = temporaryFolder();
      const chosen = await options();
      const old = await open(folder, { ...chosen, migrations: before0035 });
      const numbers = name === 'SQLite' ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2, 5, 6, 9, 20, 21, 22];
      await writeOldFacts(old, numbers);
      await old.close();
      const database = await open(folder, chosen);
      const rows = await readRecord(database.db, { after: 0, upTo: 100, limit: 100 });
      expect(rows.map(({ seq, at }) => [seq, at])).toEqual(numbers.map((_, index) => [index + 1, index]));
      expect(rows.slice(0, 4).map(({ readers }) => readers)).toEqual([
        'joint',
        'people:in',
        'administration',
        'side:in',
      ]);
      expect(new Set(rows.map(({ salt }) => salt)).size).toBe(numbers.length);
      await inTransaction(database.db, (transaction) => recordFact(transaction, fact(9)));
      expect(await checkOf(database)).toMatchObject({ entries: 9, faults: [] });
      await expect(database.db.deleteFrom('audit_fact').execute()).rejects.toThrow('never deleted');
      await expect(database.db.updateTable('audit_fact').set({ actor: 'x' }).execute()).rejects.toThrow(
        'never changed',
      );
    });
  });
}

test('10,000 entries are checked in seconds', async () => {
  const folder = temporaryFolder();
  const database = await open(folder, {});
  const writtenAt = performance.now();
  await inTransaction(database.db, async (transaction) => {
    for (let number = 0; number < 10_000; number += 1) await recordFact(transaction, fact(number));
  });
  const checkedAt = performance.now();
  expect(await verifyFolder(folder, null)).toMatchObject({ entries: 10_000, faults: [] });
  const over = performance.now();
  console.info(
    `10,000 entries: written in ${Math.round(checkedAt - writtenAt)} ms, verified in ${Math.round(over - checkedAt)} ms`,
  );
  expect(over - checkedAt).toBeLessThan(10_000);
}, 60_000);
