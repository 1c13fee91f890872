// Frames, mutated updates and HTTP bodies by the hundred thousand, against the real server on a real port.
// npm run test:fuzz -- --count 1000000 [--updates 200000] [--bodies 200] [--seed N]
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { BodyFuzz } from '#test/support/fuzz/body-fuzz.ts';
import { fuzzFaults } from '#test/support/fuzz/fuzz-faults.ts';
import { type FuzzReport, FuzzRun, startFuzzedServer } from '#test/support/fuzz/fuzz-run.ts';
import { seeded } from '#test/support/random.ts';
import { routesOfDemonstration } from '#test/support/routes-of-app.ts';
import { removeDataFolder, type ServerProcess } from '#test/support/start-server-process.ts';

const argumentsSchema = z.object({
  count: z.coerce.number().int().nonnegative(),
  updates: z.coerce.number().int().nonnegative(),
  /** For each route. */
  bodies: z.coerce.number().int().nonnegative(),
  seed: z.coerce.number().int().nonnegative(),
});

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '50000' },
    updates: { type: 'string', default: '10000' },
    bodies: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const { count, updates, bodies, seed } = argumentsSchema.parse(values);

async function frames(server: ServerProcess): Promise<string[]> {
  const startedAt = performance.now();
  const progress = (what: string, judged: number): void => {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    console.log(`${judged} ${what} judged after ${seconds} s, seed ${seed}`);
  };
  const counts = { frames: count, updates };
  const report = await new FuzzRun({ server, seed, counts, progress }).report();
  tell(report);
  return fuzzFaults(report);
}

function tell(report: FuzzReport): void {
  for (const what of ['frames', 'updates'] as const) {
    const { judged, connections, closes, refusals } = report[what];
    const rate = (judged / report.seconds[what]).toFixed(0);
    console.log(`${judged} ${what}, ${rate}/s, on ${connections} connections; closes`, closes);
    const often = [...refusals].sort(([, a], [, b]) => b - a).slice(0, 30);
    console.log(`refusals of ${what}, the most frequent of ${refusals.size} kinds:`, often);
  }
  const { loops, growthMiB, inUseGrowthMiB, witness } = report;
  console.log('event loop of the server under each, and of an idle process', loops);
  console.log(
    `memory +${growthMiB.toFixed(0)} MiB resident, +${inUseGrowthMiB.toFixed(0)} MiB in use; somebody at work beside it`,
    witness,
  );
}

async function wildBodies(server: ServerProcess): Promise<string[]> {
  const routes = await routesOfDemonstration();
  const startedAt = performance.now();
  const { asked, statuses, faults } = await new BodyFuzz(server, seeded(seed)).run(routes, bodies);
  const rate = ((asked / (performance.now() - startedAt)) * 1000).toFixed(0);
  console.log(`${asked} bodies to ${routes.length} routes, ${rate}/s, by status`, statuses);
  return faults;
}

console.log(`${count} frames, ${updates} mutated updates, ${bodies} bodies a route; seed ${seed}`);
const server = await startFuzzedServer();
let crash = '';
void server.ended.then(({ code, signal }) => {
  crash = `the server ended with ${code ?? signal}: ${server.output().err.slice(-2000)}`;
});
try {
  const faults = [...(await frames(server)), ...(await wildBodies(server))];
  if (crash !== '') faults.push(crash);
  for (const fault of faults) console.log(`FAULT: ${fault}`);
  console.log(faults.length === 0 ? 'no fault' : `${faults.length} faults, seed ${seed}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  console.log(`seed ${seed}:`, error, crash);
  process.exitCode = 1;
} finally {
  await server.kill('SIGTERM');
  await removeDataFolder(server.dataFolder);
  // Somebody at work in a thread would keep a run alive that has failed.
  process.exit();
}
