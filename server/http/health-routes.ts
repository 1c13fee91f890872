import { Hono } from 'hono';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import type { RequestEnv } from './request-context.ts';

/** A probe is a durable write: at most one a second, however often people ask. */
const PROBE_INTERVAL_MS = 1000;

type Health = { clock: Clock; logger: Logger; probe: () => Promise<void>; isStorageFailing: () => boolean };

/** Tells whether the server can save: by a real write, and by what live editing meets. */
export function healthRoutes(health: Health) {
  let last: { at: number; works: Promise<boolean> } | null = null;
  const storageWorks = (): Promise<boolean> => {
    const now = health.clock.now();
    // A clock that jumped back must not keep an old answer alive.
    if (last === null || Math.abs(now - last.at) >= PROBE_INTERVAL_MS)
      last = { at: now, works: probe(health) };
    return last.works;
  };
  return new Hono<RequestEnv>().get('/health', async (c) => {
    const works = (await storageWorks()) && !health.isStorageFailing();
    return works ? c.json({ status: 'ok' as const }) : c.json({ status: 'storage-failing' as const }, 503);
  });
}

async function probe({ probe: write, logger }: Health): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (cause) {
    logger.error({ cause }, 'the storage probe failed');
    return false; // the answer itself carries the failure
  }
}
