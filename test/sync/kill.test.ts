import { expect, test } from 'vitest';
import { meetFault } from '#test/faults/fault.ts';
import { kill } from '#test/faults/kill.ts';
import { runSeed } from '#test/support/random.ts';

const CYCLES = Number(process.env['KILL_CYCLES'] ?? 20);

test(`[SYNC-1] [SYNC-3] ${CYCLES} times kill -9 under work: nothing receipted or seen by others is missing`, async () => {
  const seed = runSeed('KILL_SEED');
  console.info(`kill: seed ${seed}`);
  const { receipted, seen, missing, falseReceipts, broken, facts } = await meetFault(kill, {
    seed,
    cycles: CYCLES,
  });
  console.info('kill: promised', { receipted, seen }, facts);
  expect({ missing, falseReceipts, broken }).toEqual({ missing: [], falseReceipts: [], broken: null });
  expect(receipted).toBeGreaterThan(CYCLES);
  expect(seen).toBeGreaterThan(CYCLES);
}, 600_000);
