import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzzFaults } from '#test/support/fuzz/fuzz-faults.ts';
import { FuzzRun, startFuzzedServer } from '#test/support/fuzz/fuzz-run.ts';
import { runSeed } from '#test/support/random.ts';
import { removeDataFolder, type ServerProcess } from '#test/support/start-server-process.ts';

const counts = {
  frames: Number(process.env['FUZZ_FRAMES'] ?? 40_000),
  updates: Number(process.env['FUZZ_UPDATES'] ?? 10_000),
};

let server: ServerProcess;

beforeAll(async () => {
  server = await startFuzzedServer();
});

afterAll(async () => {
  await server.kill('SIGTERM');
  await removeDataFolder(server.dataFolder);
});

test(`[SYNC-2] [SYNC-5] ${counts.frames} random, crafted and mutated frames and ${counts.updates} mutated updates: no crash, no growth, no stall, nobody else disturbed`, async () => {
  const seed = runSeed('FUZZ_SEED');
  const report = await new FuzzRun({ server, seed, counts }).report();
  const { frames, updates, seconds, loops, growthMiB, witness } = report;
  console.info(
    `fuzz: seed ${seed}, memory +${growthMiB.toFixed(0)} MiB`,
    seconds,
    frames.closes,
    updates.closes,
  );
  console.info('fuzz: event loops of the server and of an idle process', loops, witness);
  expect(fuzzFaults(report)).toEqual([]);
  expect([frames.judged, updates.judged]).toEqual([counts.frames, counts.updates]);
  // Behind the readers of the wire: what the gate itself refuses.
  expect([...updates.refusals.keys()].some((reason) => reason.startsWith('schema'))).toBe(true);
  expect([...updates.refusals.keys()].some((reason) => reason.startsWith('order'))).toBe(true);
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
}, 300_000);
