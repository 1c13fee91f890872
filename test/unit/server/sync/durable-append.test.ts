import { expect, test } from 'vitest';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { textKey, parseTextAddress } from '#shared/drafting/text-address.ts';
import { AppendOutcome, appendUntilStored } from '#server/sync/durable-append.ts';
import type { Append, UpdateLog } from '#server/sync/update-log.ts';

const address = parseTextAddress('protocol/common');
if (address === null) throw new TypeError('no address');
const batch: Append = { text: textKey(address), epoch: 1, firstSeq: 2, entries: [], claims: [] };

test('[SYNC-3] what failed is not tried again once its room is no more: another may write in its place', async () => {
  let attempts = 0;
  const log: Pick<UpdateLog, 'append'> = {
    append: async () => {
      attempts += 1;
      throw new AppError(ErrorCode.storageFailing, 'no answer');
    },
  };
  const patience = { afterFailure: () => true, isOver: () => attempts === 2 };
  expect(await appendUntilStored(log, batch, patience)).toBe(AppendOutcome.gaveUp);
  expect(attempts).toBe(2);
});
