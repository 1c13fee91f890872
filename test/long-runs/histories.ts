// Seeded histories of a text, by the thousand: every replica and the log must be one text in the end, struct by struct.
// npm run test:histories -- --count 100000 [--seed N] [--kind whole|typing|letters] [--workers 2]
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { historyKinds } from '#test/support/histories/replay-history.ts';

const WORKER = join(import.meta.dirname, 'history-worker.ts');
/** Seeds that a worker plays before it asks for more. */
const AT_ONCE = 20;
const TELL_EVERY_MS = 10_000;
/** Faults that are told with all their steps; more of them would only hide the first. */
const MOST_STORIES = 20;

const argumentsSchema = z.object({
  count: z.coerce.number().int().positive(),
  seed: z.coerce.number().int().nonnegative(),
  kind: z.enum(historyKinds),
  workers: z.coerce.number().int().positive(),
});
const outcomeSchema = z.object({ played: z.number(), failures: z.array(z.string()) });

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    kind: { type: 'string', default: 'whole' },
    workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
  },
});
const { count, seed, kind, workers } = argumentsSchema.parse(values);

let next = seed;
let played = 0;
let failed = 0;
const startedAt = performance.now();

function tell(): void {
  const seconds = (performance.now() - startedAt) / 1000;
  const rate = (played / seconds).toFixed(1);
  console.log(`${played} of ${count} histories, ${rate}/s, seeds ${seed} to ${next - 1}, ${failed} failed`);
}

function hear(message: unknown): void {
  const outcome = outcomeSchema.parse(message);
  played += outcome.played;
  for (const story of outcome.failures) {
    failed += 1;
    console.log(failed <= MOST_STORIES ? story : story.split('\n', 3).join('\n'));
  }
}

/** Plays until no seed is left. A worker that dies is a failure of the seeds that it had. */
function work(): Promise<void> {
  const child = fork(WORKER, [kind]);
  let mine = '';
  const giveMore = (): void => {
    const first = next;
    next = Math.min(next + AT_ONCE, seed + count);
    mine = `${first} to ${next - 1}`;
    if (first < next) child.send({ first, count: next - first });
    else child.disconnect();
  };
  return new Promise((resolve) => {
    child.on('message', (message) => {
      hear(message);
      giveMore();
    });
    child.once('exit', (code, signal) => {
      if (code !== 0) {
        failed += 1;
        console.log(`a worker ended with ${code ?? signal} at seeds ${mine}`);
      }
      resolve();
    });
    giveMore();
  });
}

console.log(`${count} histories (${kind}) from seed ${seed} in ${workers} processes`);
const timer = setInterval(tell, TELL_EVERY_MS);
await Promise.all(Array.from({ length: workers }, work));
clearInterval(timer);
tell();
process.exitCode = failed === 0 && played === count ? 0 : 1;
