import type { Spread } from '#server/platform/spread.ts';

/**
 * When a room writes: at once when it was quiet, else when the window since the last write is over. One write at a
 * time; what arrives meanwhile waits for the next. The window follows the duration of commits, within its bounds.
 */
export class Cadence {
  readonly #flush: () => Promise<void>;
  readonly #bounds: { windowMinMs: number; windowMaxMs: number };
  readonly #waits: Spread;
  #wantedAt: number | null = null;
  #windowMs: number;
  #lastFlushAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | null = null;
  #wanted = false;
  #cancel: (() => void) | null = null;

  /** `flush` must not reject: what can fail is its own business. `waits`: seconds from a wish to its flush. */
  constructor(
    flush: () => Promise<void>,
    bounds: { windowMinMs: number; windowMaxMs: number },
    waits: Spread,
  ) {
    this.#flush = flush;
    this.#bounds = bounds;
    this.#waits = waits;
    this.#windowMs = bounds.windowMinMs;
  }

  /** Asks for a flush soon; asking twice is asking once. */
  want(): void {
    this.#wanted = true;
    this.#wantedAt ??= performance.now();
    if (this.#running !== null || this.#cancel !== null) return;
    const wait = this.#lastFlushAt + this.#windowMs - performance.now();
    if (wait > 0) {
      const timer = setTimeout(() => this.#run(), wait);
      this.#cancel = () => clearTimeout(timer);
      return;
    }
    // Even "at once" waits for the end of the next turn of the event loop: what lies in the sockets goes along, and what
    // took long to judge and apply does not keep the loop for sending it on as well.
    let timer = setImmediate(() => {
      timer = setImmediate(() => this.#run());
    });
    this.#cancel = () => clearImmediate(timer);
  }

  /** Resolves when nothing is wanted any more. */
  async settle(): Promise<void> {
    while (this.#running !== null || this.#wanted) {
      if (this.#running === null) this.#run();
      await this.#running;
    }
  }

  #run(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#running !== null) return;
    this.#wanted = false;
    const startedAt = performance.now();
    this.#waits.note((startedAt - (this.#wantedAt ?? startedAt)) / 1000);
    this.#wantedAt = null;
    this.#running = this.#flush().finally(() => {
      this.#running = null;
      this.#lastFlushAt = performance.now();
      const took = this.#lastFlushAt - startedAt;
      this.#windowMs = Math.min(this.#bounds.windowMaxMs, Math.max(this.#bounds.windowMinMs, took));
      if (this.#wanted) this.want();
    });
  }
}
