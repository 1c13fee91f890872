import { setTimeout as wait } from 'node:timers/promises';
import { Crowd } from './crowd.ts';
import type { Fault, FaultContext } from './fault.ts';

/** A text that grows for ever makes every later cycle slower, and proves nothing more. */
const CYCLES_IN_FOLDER = 50;
const PACE_MS = 4;

/** kill -9 at a random moment of load, again and again on the same data folder. */
export const kill: Fault = {
  name: 'kill',
  async run(context) {
    const times: CycleTimes = { startMs: 0, openMs: 0 };
    for (let done = 0; done < context.cycles; done += CYCLES_IN_FOLDER) {
      context.promises.begin();
      await killInFolder(context, Math.min(CYCLES_IN_FOLDER, context.cycles - done), times);
    }
    const mean = (ms: number): string => `${Math.round(ms / context.cycles)} ms`;
    context.note(`a cycle: start ${mean(times.startMs)}, all back and checked ${mean(times.openMs)}`);
  },
};

type CycleTimes = { startMs: number; openMs: number };

async function killInFolder(context: FaultContext, cycles: number, times: CycleTimes): Promise<void> {
  const { random, promises } = context;
  const dataFolder = await context.newFolder();
  let server = await context.start({ dataFolder });
  const crowd = await Crowd.open(server, { random, promises });
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    let isOver = false;
    const working = crowd.work({ isOver: () => isOver, paceMs: PACE_MS });
    await wait(50 + random.below(350));
    await server.kill('SIGKILL');
    isOver = true;
    await working;
    crowd.collect();
    const startedAt = performance.now();
    server = await context.start({ dataFolder });
    const readyAt = performance.now();
    await crowd.comeBack(server);
    times.startMs += readyAt - startedAt;
    times.openMs += performance.now() - readyAt;
  }
  await crowd.settle();
  crowd.leave();
  await server.kill('SIGTERM');
}
