import { setTimeout as wait } from 'node:timers/promises';
import { FaultyStorage } from '#test/support/storage-fault.ts';
import { Crowd } from './crowd.ts';
import type { Fault, FaultContext } from './fault.ts';

const WORK_MS = 5_000;
const PACE_MS = 40;

/** Every commit takes between 50 ms and two seconds, and the server is killed among them. */
export const slowDisk: Fault = {
  name: 'slow-disk',
  async run(context) {
    for (let round = 0; round < context.rounds; round += 1) await workOnSlowDisk(context);
  },
};

async function workOnSlowDisk(context: FaultContext): Promise<void> {
  const { promises, random } = context;
  promises.begin();
  const dataFolder = await context.newFolder();
  const storage = new FaultyStorage(dataFolder);
  const { environment } = storage;
  const server = await context.start({ dataFolder, environment });
  const crowd = await Crowd.open(server, context);
  storage.order({ kind: 'slow', fromMs: 50, toMs: context.isBrief ? 400 : 2000 });
  let isOver = false;
  const working = crowd.work({ isOver: () => isOver, paceMs: PACE_MS });
  await wait((context.isBrief ? 0.3 : 1) * WORK_MS + random.below(1000));
  await server.kill('SIGKILL');
  isOver = true;
  await working;
  crowd.collect();
  storage.order({ kind: 'slow', fromMs: 10, toMs: 100 });
  await crowd.comeBack(await context.start({ dataFolder, environment }));
  await crowd.settle();
  crowd.leave();
}
