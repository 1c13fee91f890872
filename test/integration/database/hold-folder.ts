// A process of its own: opens the folder (and database of PostgreSQL) that it is given, says so, and appends until it is killed. What it has been
// told to be stored it says in one line each; a folder that it may not open ends it with the code of the error.
import { textMigrations } from '#test/support/text-migrations.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { createSqlUpdateLog, createText } from '#server/sync/sql-update-log.ts';
import { AppError } from '#shared/core/app-error.ts';
import { parseTextAddress, textKey } from '#shared/drafting/text-address.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function appendForEver(folder: string, url?: string): Promise<void> {
  const postgres = url === undefined ? null : { url };
  const { db, batch } = await openDatabase({ folder, postgres, migrations: textMigrations });
  const address = parseTextAddress('protocol-11/common');
  if (address === null) throw new TypeError('not an address');
  const state = new Uint8Array([0]);
  const seed = { address, epoch: 1, schemaVersion: 1, state, clientId: 1, at: 1 };
  await inTransaction(db, (transaction) => createText(transaction, seed));
  const log = createSqlUpdateLog({ db, batch });
  say('open');
  for (let seq = 2; ; seq += 1) {
    const bytes = new TextEncoder().encode(`word ${seq}`);
    const entries = [{ bytes, member: 'in-secretary', connection: 'c', at: seq }];
    await log.append({ text: textKey(address), epoch: 1, firstSeq: seq, entries, claims: [] });
    say(`stored ${seq}`);
  }
}

appendForEver(process.argv[2] ?? '', process.argv[3]).catch((error: unknown) => {
  say(error instanceof AppError ? error.code : String(error));
  process.exitCode = 1;
});
