import { ok, strictEqual } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { CloseCode } from '#shared/sync/close-codes.ts';
import { openText, type Reachable } from '#test/support/open-text.ts';
import { SystemClock } from '#test/support/system-clock.ts';
import { Crowd } from './crowd.ts';
import type { Fault } from './fault.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OFFSETS = [HOUR_MS, -HOUR_MS, DAY_MS, -DAY_MS, 0];
const PACE_MS = 40;
const FLOOD = 2_000;

/** The system's clock is set an hour and a day forth and back under load: nobody is closed, kept waiting or let through. */
export const clockJumps: Fault = {
  name: 'clock-jumps',
  async run(context) {
    const dataFolder = await context.newFolder();
    const clock = new SystemClock(dataFolder);
    const { environment } = clock;
    let server = await context.start({ dataFolder, environment });
    const crowd = await Crowd.open(server, context);
    for (let round = 0; round < context.rounds; round += 1) {
      for (const offset of OFFSETS) {
        await clock.set(server, offset);
        await crowd.workFor(300, { paceMs: PACE_MS });
        for (const { client } of crowd.writers) strictEqual((await client.receipt()).status, 0);
        strictEqual((await fetch(`${server.url}/api/health`)).status, 200);
        ok(!crowd.clients.some((client) => client.isOver), `somebody was closed at ${offset}`);
        await isLimited(server);
      }
      await crowd.settle();
      await server.kill('SIGKILL');
      crowd.collect();
      server = await context.start({ dataFolder, environment });
      await crowd.comeBack(server);
    }
    crowd.leave();
  },
};

/** A flood is closed at any time of day. */
async function isLimited(server: Reachable): Promise<void> {
  const flood = await openText(server, 'ru-interpreter');
  for (let sent = 0; sent < FLOOD; sent += 1) flood.mark();
  const end = await Promise.race([flood.ended(), wait(5000)]);
  strictEqual(end, CloseCode.rate);
  flood.close();
}
