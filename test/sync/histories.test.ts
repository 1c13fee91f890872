import { expect, test } from 'vitest';
import { type HistoryKind, replayHistory } from '#test/support/histories/replay-history.ts';
import { runSeed } from '#test/support/random.ts';

/** Seeds that once failed. */
const KEPT: readonly [kind: HistoryKind, seed: number, why: string][] = [
  ['typing', 2, 'formatting that Yjs tidied on the server alone never reached the author of the update'],
  ['typing', 110, 'the same'],
  ['typing', 52102, 'tidying formatting while the log was read took a visible mark away'],
  ['typing', 23, 'typing before the opening exchange was over counted as a fault'],
  ['whole', 501329, 'a comment on half a character: its author had another quote than everybody else'],
  ['whole', 504400, 'the same'],
];

for (const [kind, seed, why] of KEPT) {
  test(`[SYNC-14] kept ${kind} history of seed ${seed}: ${why}`, async () => {
    expect(await replayHistory(kind, seed)).toBeNull();
  });
}

async function play(kind: HistoryKind, count: number): Promise<string[]> {
  const first = runSeed('HISTORY_SEED');
  console.info(
    `${kind} histories: first seed ${first}, ${count} runs (HISTORY_SEED=… HISTORIES=1 repeats one)`,
  );
  const failures: string[] = [];
  for (let run = 0; run < count; run += 1) {
    const failure = await replayHistory(kind, first + run);
    if (failure !== null) failures.push(failure);
  }
  return failures;
}

const COUNT = Number(process.env['HISTORIES'] ?? 500);

test(`[SYNC-14] ${COUNT} seeded histories of five people who type converge, struct by struct`, async () => {
  expect(await play('typing', COUNT)).toEqual([]);
}, 600_000);

test(`[SYNC-1] [SYNC-14] [SYNC-16] [SYNC-17] ${COUNT} seeded histories with commands, comments, late tabs, crashes and restarts converge, struct by struct, and hold what was receipted`, async () => {
  expect(await play('whole', COUNT)).toEqual([]);
}, 600_000);
