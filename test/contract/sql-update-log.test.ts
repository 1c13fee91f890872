import { inTransaction } from '#server/database/transaction.ts';
import { createSqlUpdateLog, createText } from '#server/sync/sql-update-log.ts';
import { parseTextAddress } from '#shared/drafting/text-address.ts';
import { forgetfulDatabase } from '#test/support/temporary-database.ts';
import { updateLogContract } from './update-log.contract.ts';

updateLogContract(async () => {
  const { db, batch, loseNextAnswer } = await forgetfulDatabase();
  return {
    loseNextAnswer,
    log: createSqlUpdateLog({ db, batch }),
    seed: async ({ text, epoch, state, clientId }) => {
      const address = parseTextAddress(text);
      if (address === null) throw new TypeError(`not an address: ${text}`);
      const seed = { address, epoch, schemaVersion: 1, state, clientId, at: 1 };
      await inTransaction(db, (transaction) => createText(transaction, seed));
    },
  };
});
