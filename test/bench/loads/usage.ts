import { setTimeout as pause } from 'node:timers/promises';
import { cpuMicroseconds } from '#test/support/process-figures.ts';

/** Processor time as the operating system counts it, and what part of a core it was. */
export type Usage = { readonly serverMicroseconds: number; readonly server: number; readonly client: number };

/** Starts to watch the server with that process id, and this process. The answer tells what both used since. */
export function watchUsage(pid: number): () => Usage {
  const begunAt = performance.now();
  const server = cpuMicroseconds(pid);
  const client = process.cpuUsage();
  return () => {
    const elapsed = (performance.now() - begunAt) * 1000;
    const serverMicroseconds = cpuMicroseconds(pid) - server;
    const { user, system } = process.cpuUsage(client);
    return {
      serverMicroseconds,
      server: (100 * serverMicroseconds) / elapsed,
      client: (100 * (user + system)) / elapsed,
    };
  };
}

const LOOK_EVERY_MS = 300;
const LOOKS = 40;
/** Per cent of a core: a tick of the operating system's clock in the time between two looks is three. */
const QUIET = 4;

/** Waits until a server that has just started, or was just left, has nothing more to do. */
export async function quiet(pid: number): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const usage = watchUsage(pid);
    await pause(LOOK_EVERY_MS);
    if (usage().server <= QUIET) return;
  }
}
