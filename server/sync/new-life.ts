import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import type { Database } from '#server/database/open-database.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { FactName, systemFact } from '#shared/audit/audit-fact.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import { type Restoration, writeRestoration } from '#shared/sync/restoration.ts';
import { buildDoc, SERVER_MEMBER } from './live-text.ts';
import { appendWithin, createSqlUpdateLog } from './sql-update-log.ts';
import type { LoadedText, UpdateLog } from './update-log.ts';

const EPOCH_LIMIT = 2 ** 31;

/**
 * After a restoration: every text gets a new epoch and an entry that says so, together. What clients hold of
 * the life that the back-up does not know can then no longer be taken for a continuation of this one.
 */
export async function beginNewLives(database: Database, restoration: Restoration): Promise<void> {
  const log = createSqlUpdateLog(database);
  const texts = await database.db.selectFrom('text').select(['address', 'epoch']).execute();
  for (const { address, epoch } of texts) {
    const life = await newLife(log, address, restoration);
    await inTransaction(database.db, async (transaction) => {
      const other = epochUnlike(epoch);
      await transaction.updateTable('text').set({ epoch: other }).where('address', '=', address).execute();
      await appendWithin(transaction, { text: address, epoch: other, ...life });
    });
  }
}

async function newLife(log: UpdateLog, text: TextKey, restoration: Restoration) {
  const loaded = await log.load(text);
  if (loaded === null) throw new Error(`the text ${text} has gone`);
  const { bytes, clientId } = entryOf(loaded, restoration);
  const at = restoration.restoredAt;
  const fact = {
    ...systemFact(at, FactName.textRestored, `text/${text}`),
    details: { backupAt: restoration.backupAt },
  };
  return {
    firstSeq: (loaded.tail.at(-1)?.seq ?? loaded.checkpoint?.seq ?? 0) + 1,
    entries: [{ bytes, member: SERVER_MEMBER, connection: SERVER_MEMBER, at, fact }],
    claims: [{ clientId, member: SERVER_MEMBER }],
  };
}

function entryOf(loaded: LoadedText, restoration: Restoration) {
  const doc = buildDoc(loaded, []);
  const emitted: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => emitted.push(update));
  writeRestoration(doc, restoration);
  const bytes = Y.mergeUpdates(emitted);
  const { clientID: clientId } = doc;
  doc.destroy();
  return { bytes, clientId };
}

function epochUnlike(epoch: number): number {
  const other = randomInt(1, EPOCH_LIMIT);
  return other === epoch ? epochUnlike(epoch) : other;
}
