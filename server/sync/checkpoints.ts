import type { TextKey } from '#shared/drafting/text-address.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import type { SyncLimits } from './limits.ts';
import type { UpdateLog } from './update-log.ts';

/** A committed state, and the number of the last row in it. */
export type Snapshot = { seq: number; bytes: Uint8Array };

type Options = {
  key: TextKey;
  log: UpdateLog;
  limits: SyncLimits;
  clock: Clock;
  logger: Logger;
  rows: number;
};

/** A checkpoint encodes the whole text on the event loop: so many bytes of it at most for each byte that came. */
const ENCODED_FOR_STORED = 16;

/**
 * When a room writes a checkpoint: one at a time, after so many rows or bytes, and for a large text after so many more
 * that encoding it stays a small part of the work.
 */
export class Checkpoints {
  readonly #options: Options;
  #since: { rows: number; bytes: number };
  #compacting: Promise<void> = Promise.resolve();
  #isCompacting = false;

  constructor(options: Options) {
    this.#options = options;
    this.#since = { rows: options.rows, bytes: 0 };
  }

  get hasRows(): boolean {
    return this.#since.rows > 0;
  }

  stored(rows: number, bytes: number): void {
    this.#since.rows += rows;
    this.#since.bytes += bytes;
  }

  /**
   * Asked before each commit; true counts from there, so the caller takes the snapshot. `rows`: those of the commit;
   * `stateBytes`: about the size of the text.
   */
  beginIfDue(rows: number, stateBytes: number): boolean {
    if (!this.#isDue(stateBytes)) return false;
    // One at a time: with a slow disk, whole texts would queue up in memory.
    if (this.#isCompacting) return false;
    this.#since = { rows: -rows, bytes: 0 };
    return true;
  }

  #isDue(stateBytes: number): boolean {
    const { checkpointRows, checkpointBytes, checkpointRowsMost } = this.#options.limits;
    const { rows, bytes } = this.#since;
    if (rows >= checkpointRowsMost) return true;
    const isEnough = rows >= checkpointRows || bytes >= checkpointBytes;
    return isEnough && stateBytes <= bytes * ENCODED_FOR_STORED;
  }

  write(snapshot: Snapshot): void {
    const { key, log, clock, logger } = this.#options;
    this.#isCompacting = true;
    this.#compacting = this.#compacting
      .then(() => log.compact(key, { ...snapshot, at: clock.now() }))
      // A checkpoint is a shortcut, not the truth: without it the next one covers the same rows.
      .catch((cause: unknown) => logger.warn({ text: key, cause }, 'no checkpoint could be written'))
      .finally(() => {
        this.#isCompacting = false;
      });
  }

  async settle(): Promise<void> {
    await this.#compacting;
  }
}
