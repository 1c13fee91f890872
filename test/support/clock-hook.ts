// Loaded before the server (`--import`): the system's clock as the server sees it is set by whoever tests. Timers of the
// process go by the monotonic clock, as they do when a real system's clock is set.
import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const path = process.env['CLOCK_OFFSET_FILE'];

if (path !== undefined && isMainThread) {
  let offsetMs = 0;
  const RealDate = Date;
  class SetDate extends RealDate {
    constructor(...given: unknown[]) {
      if (given.length === 0) super(RealDate.now() + offsetMs);
      // The arguments are passed on as they came; the overloads of Date cannot be named by a rest parameter.
      else super(...(given as [number]));
    }

    static override now(): number {
      return RealDate.now() + offsetMs;
    }
  }
  globalThis.Date = SetDate as DateConstructor;
  process.on('SIGUSR2', () => {
    offsetMs = Number(readFileSync(path, 'utf8'));
    process.stderr.write(`clock: ${offsetMs}\n`);
  });
}
