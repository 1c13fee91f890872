import type { Spread } from '#server/platform/spread.ts';

/** So many wishes in one window say that many people write: a wider one then joins more of them in each write. */
const BUSY_WISHES = 3;

/**
 * When a room writes: at once when it was quiet, else when the window since the beginning of the last write is over. One
 * write at a time; what arrives meanwhile waits for the next. The window is wide while many write, and narrow otherwise.
 */
export class Cadence {
  readonly #flush: () => Promise<void>;
  readonly #bounds: { windowMinMs: number; windowMaxMs: number };
  readonly #waits: Spread;
  #wantedAt: number | null = null;
  #windowMs: number;
  #flushedAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | null = null;
  #wishes = 0;
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
    this.#wishes += 1;
    this.#wantedAt ??= performance.now();
    this.#wait();
  }

  #wait(): void {
    if (this.#running !== null || this.#cancel !== null) return;
    const wait = this.#flushedAt + this.#windowMs - performance.now();
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
    while (this.#running !== null || this.#wishes > 0) {
      if (this.#running === null) this.#run();
      await this.#running;
    }
  }

  #run(): void {
    this.#cancel?.();
    this.#cancel = null;
    if (this.#running !== null) return;
    this.#follow(this.#wishes);
    this.#wishes = 0;
    this.#flushedAt = performance.now();
    this.#waits.note((this.#flushedAt - (this.#wantedAt ?? this.#flushedAt)) / 1000);
    this.#wantedAt = null;
    this.#running = this.#flush().finally(() => {
      this.#running = null;
      if (this.#wishes > 0) this.#wait();
    });
  }

  #follow(wishes: number): void {
    if (wishes >= BUSY_WISHES) this.#windowMs = this.#bounds.windowMaxMs;
    else if (wishes < 2) this.#windowMs = this.#bounds.windowMinMs;
  }
}
