import { ok, strictEqual } from 'node:assert/strict';
import { FaultyStorage } from '#test/support/storage-fault.ts';
import { Crowd } from './crowd.ts';
import type { Fault } from './fault.ts';

const CRASHES_IN_ROUND = 3;
const WORK_MS = 700;
const PACE_MS = 20;
/** Writes of about half a second of that work. */
const WRITES = 150;

/** The thread that owns the SQLite file ends in the middle of a write, before or after it is done. */
export const workerCrash: Fault = {
  name: 'worker-crash',
  async run(context) {
    const { random, rounds } = context;
    const dataFolder = await context.newFolder();
    const storage = new FaultyStorage(dataFolder);
    const { environment } = storage;
    let server = await context.start({ dataFolder, environment });
    const crowd = await Crowd.open(server, context);
    let crashes = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (let crash = 0; crash < CRASHES_IN_ROUND; crash += 1) {
        storage.order({ kind: 'crash', at: 1 + random.below(WRITES), times: 1, isDone: random.chance(0.5) });
        await crowd.workFor(WORK_MS, { paceMs: PACE_MS, comesBack: true });
        crashes += storage.met().length;
        await crowd.settle();
      }
      strictEqual((await fetch(`${server.url}/api/health`)).status, 200);
      await crowd.lookAtTheRegister();
      await server.kill('SIGKILL');
      crowd.collect();
      server = await context.start({ dataFolder, environment });
      await crowd.comeBack(server);
    }
    ok(crashes > 0, 'no thread met its end');
    context.note(`${crashes} threads ended`);
    crowd.leave();
  },
};
