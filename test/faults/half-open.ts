import { ok } from 'node:assert/strict';
import { openText } from '#test/support/open-text.ts';
import { residentKiB } from '#test/support/process-figures.ts';
import type { WireClient } from '#test/support/wire-client.ts';
import { Crowd } from './crowd.ts';
import type { Fault } from './fault.ts';

const HEARTBEAT_MS = 400;
/** Asked at one heartbeat, missed at the next; and a share for a busy machine. */
const GONE_WITHIN_MS = 3 * HEARTBEAT_MS + 1_000;
/** As many as one member may have: a second wave gets in only when the first has left its places. */
const AT_ONCE = 8;
const WAVES = 4;
const MEMORY_MIB = 40;
const PACE_MS = 40;

/** Peers vanish without a word, wave after wave, while others work: each is dropped in time, with its presence. */
export const halfOpen: Fault = {
  name: 'half-open',
  async run(context) {
    const waves = context.isBrief ? 2 : WAVES * context.rounds;
    const dataFolder = await context.newFolder();
    const environment = {
      SYNC_LIMITS: JSON.stringify({ heartbeatMs: HEARTBEAT_MS, upgradesPerMinute: 10_000 }),
    };
    const server = await context.start({ dataFolder, environment });
    const crowd = await Crowd.open(server, context);
    const cookie = await server.loginAs('ru-interpreter');
    let isOver = false;
    const working = crowd.work({ isOver: () => isOver, paceMs: PACE_MS });
    const gone: WireClient[] = [];
    let slowestMs = 0;
    let baseKiB = 0;
    for (let wave = 0; wave < waves; wave += 1) {
      const clients = await Promise.all(
        Array.from({ length: AT_ONCE }, () => openText(server, 'ru-interpreter', { cookie })),
      );
      slowestMs = Math.max(slowestMs, await vanish(crowd, clients));
      gone.push(...clients);
      if (wave === 0) baseKiB = residentKiB(server.pid);
    }
    const moreMiB = (residentKiB(server.pid) - baseKiB) / 1024;
    isOver = true;
    await working;
    await crowd.settle();
    context.note(
      `${gone.length} vanished, the last of a wave gone after ${Math.round(slowestMs)} ms at most`,
    );
    ok(slowestMs <= GONE_WITHIN_MS, `a peer that had vanished was present for ${slowestMs} ms`);
    ok(moreMiB <= MEMORY_MIB, `the server grew by ${moreMiB} MiB`);
    for (const client of gone) client.socket.terminate();
    await server.kill('SIGKILL');
    crowd.collect();
    await crowd.comeBack(await context.start({ dataFolder }));
    crowd.leave();
  },
};

/** Milliseconds until others were told that all of them have gone. */
async function vanish(crowd: Crowd, clients: readonly WireClient[]): Promise<number> {
  const [{ client: witness }] = crowd.writers;
  const ids = clients.map(({ doc }) => doc.clientID);
  const stateOf = (id: number): string | undefined =>
    witness.presences.findLast((states) => states.has(id))?.get(id);
  for (const client of clients) {
    client.sendPresence([{ clientId: client.doc.clientID, clock: 1, state: '{}' }]);
  }
  await witness.until(() => ids.every((id) => stateOf(id)?.includes('ru-interpreter')));
  const startedAt = performance.now();
  for (const { socket } of clients) socket.pause();
  await witness.until(() => ids.every((id) => stateOf(id) === 'null'));
  return performance.now() - startedAt;
}
