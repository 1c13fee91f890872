import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { Crowd } from './crowd.ts';
import type { Fault } from './fault.ts';

const PACE_MS = 4;

/** SIGTERM at a random moment of load: everybody is told to come back, exit code 0, and nothing is missing. */
export const stopSignal: Fault = {
  name: 'stop-signal',
  async run(context) {
    const { random } = context;
    const dataFolder = await context.newFolder();
    let server = await context.start({ dataFolder });
    const crowd = await Crowd.open(server, context);
    for (let round = 0; round < context.rounds; round += 1) {
      let isOver = false;
      const working = crowd.work({ isOver: () => isOver, paceMs: PACE_MS });
      await wait(50 + random.below(350));
      deepStrictEqual(await server.kill('SIGTERM'), { code: 0, signal: null });
      isOver = true;
      await working;
      for (const client of crowd.clients) strictEqual(await client.ended(), CloseCode.serverStopping);
      crowd.collect();
      server = await context.start({ dataFolder });
      await crowd.comeBack(server);
    }
    await crowd.settle();
    crowd.leave();
  },
};
