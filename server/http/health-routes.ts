import { Hono } from 'hono';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import type { RequestEnv } from './request-context.ts';

/** A probe is a durable write: at most one a second, however often people ask. */
const PROBE_INTERVAL_MS = 1000;
/** A storage that says nothing for so long is failing: whoever asks must not wait for its own time limit. */
const PROBE_SILENCE_MS = 2000;

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
    const works = !health.isStorageFailing() && (await storageWorks());
    return works ? c.json({ status: 'ok' as const }) : c.json({ status: 'storage-failing' as const }, 503);
  });
}

/** Never rejects: the answer itself carries the failure. */
async function probe({ probe: write, logger }: Health): Promise<boolean> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer for ${PROBE_SILENCE_MS} ms`)), PROBE_SILENCE_MS);
  try {
    await Promise.race([write(), silence]);
    return true;
  } catch (cause) {
    logger.error({ cause }, 'the storage probe failed');
    return false;
  } finally {
    clearTimeout(timer);
  }
}
