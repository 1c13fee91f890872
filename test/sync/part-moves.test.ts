import { expect, test } from 'vitest';
import { replayHistory } from '#test/support/histories/replay-history.ts';
import { runSeed } from '#test/support/random.ts';

const COUNT = Number(process.env['MOVES'] ?? 150);

test(`[SYNC-19] no letter is lost or doubled in ${COUNT} seeded runs of moves, splits and joins under typing`, async () => {
  const first = runSeed('MOVES_SEED');
  console.info(`moves: first seed ${first}, ${COUNT} runs (repeat one with MOVES_SEED=… MOVES=1)`);
  for (let run = 0; run < COUNT; run += 1) expect(await replayHistory('letters', first + run)).toBeNull();
}, 600_000);
