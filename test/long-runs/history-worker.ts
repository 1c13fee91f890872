// Plays the seeds that it is given (see histories.ts) until its parent has no more.
import { z } from 'zod';
import { historyKinds, replayHistory } from '#test/support/histories/replay-history.ts';

const kind = z.enum(historyKinds).parse(process.argv[2]);
const seedsSchema = z.object({ first: z.number(), count: z.number() });

process.on('message', (message) => {
  const { first, count } = seedsSchema.parse(message);
  void play(first, count);
});

async function play(first: number, count: number): Promise<void> {
  const failures: string[] = [];
  for (let seed = first; seed < first + count; seed += 1) {
    const failure = await replayHistory(kind, seed);
    if (failure !== null) failures.push(failure);
  }
  process.send?.({ played: count, failures });
}
