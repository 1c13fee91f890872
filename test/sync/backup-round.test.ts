import { expect, test } from 'vitest';
import { backupRound } from '#test/support/backup-round.ts';
import { runSeed } from '#test/support/random.ts';

test('[SYNC-21] twenty people type during a back-up: no receipt before its end mark is missing, and nothing newer merges', async () => {
  const seed = runSeed('DRILL_SEED');
  const round = await backupRound({ clients: 20, seed });
  expect(round.promised, `seed ${seed}`).toBeGreaterThan(100);
  expect(round.receipts).toBeGreaterThan(round.promised);
  expect(round.missing).toEqual([]);
  expect(round.merged).toEqual([]);
  expect(round).toMatchObject({
    told: 21,
    returned: 21,
    isLoginKept: true,
    isEvidenceKept: true,
    isNewLifeMerged: true,
  });
});
