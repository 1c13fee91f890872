import { Hono } from 'hono';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import type { RequestEnv } from './request-context.ts';

/** A probe is a durable write: at most one a second, however often people ask. */
const PROBE_INTERVAL_MS = 1000;
/** A storage that says nothing for so long is failing: whoever asks must not wait for its own time limit. */
const PROBE_SILENCE_MS = 2000;

type Health = {
  clock: Clock;
  logger: Logger;
  probe: () => Promise<void>;
  isStorageFailing: () => boolean;
  /** From the signal to end on: nobody new should be sent here. */
  isStopping: () => boolean;
};

type NotReady = 'storage-failing' | 'stopping';

/**
 * `health` tells whether the server can save: by a real write, and by what live editing meets. `ready` tells whether
 * people should be sent here; there is no answer before the schema is up to date, because nothing listens before.
 */
export function healthRoutes(health: Health) {
  let last: { at: number; works: Promise<boolean> } | null = null;
  const storageWorks = (): Promise<boolean> => {
    const now = health.clock.now();
    // A clock that jumped back must not keep an old answer alive.
    if (last === null || Math.abs(now - last.at) >= PROBE_INTERVAL_MS)
      last = { at: now, works: probe(health) };
    return last.works;
  };
  const maySave = async (): Promise<boolean> => !health.isStorageFailing() && (await storageWorks());
  return new Hono<RequestEnv>()
    .get('/health', async (c) => {
      const works = await maySave();
      return works ? c.json({ status: 'ok' as const }) : c.json({ status: 'storage-failing' as const }, 503);
    })
    .get('/ready', async (c) => {
      const reasons: NotReady[] = (await maySave()) ? [] : ['storage-failing'];
      if (health.isStopping()) reasons.push('stopping');
      if (reasons.length === 0) return c.json({ status: 'ready' as const });
      return c.json({ status: 'not-ready' as const, reasons }, 503);
    });
}

/** Never rejects: the answer itself carries the failure. */
async function probe({ probe: write, logger }: Health): Promise<boolean> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(silent()), PROBE_SILENCE_MS);
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

function silent(): AppError {
  return new AppError(ErrorCode.storageFailing, `the database did not answer within ${PROBE_SILENCE_MS} ms`);
}
