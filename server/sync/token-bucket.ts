import type { Instant } from '#shared/core/instant.ts';

/** Refills steadily, allows a burst. `take` answers false when it is empty; nothing is taken then. */
export class TokenBucket {
  readonly #perMs: number;
  readonly #burst: number;
  #tokens: number;
  #at: Instant;

  constructor(options: { perSecond: number; burst: number; now: Instant }) {
    this.#perMs = options.perSecond / 1000;
    this.#burst = options.burst;
    this.#tokens = options.burst;
    this.#at = options.now;
  }

  take(amount: number, now: Instant): boolean {
    if (this.left(now) < amount) return false;
    this.#tokens -= amount;
    return true;
  }

  /** Takes what has been used already, below zero too: the next ones wait for it to come back. */
  charge(amount: number, now: Instant): void {
    this.#tokens = Math.max(-this.#burst, this.left(now) - amount);
  }

  left(now: Instant): number {
    // A clock that jumps back must not freeze anybody: it only refills nothing.
    const elapsed = Math.max(0, now - this.#at);
    this.#tokens = Math.min(this.#burst, this.#tokens + elapsed * this.#perMs);
    this.#at = now;
    return this.#tokens;
  }

  /** True when nothing is missing: the bucket may be forgotten. */
  isFull(now: Instant): boolean {
    return this.left(now) >= this.#burst;
  }
}
