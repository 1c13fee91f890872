import type { Clock } from '#server/platform/clock.ts';
import { TokenBucket } from './token-bucket.ts';

/** A budget a minute for each key (a member); forgets those who have not spent anything lately. */
export class MemberBudget {
  readonly #perMinute: number;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(options: { perMinute: number; clock: Clock }) {
    this.#perMinute = options.perMinute;
    this.#clock = options.clock;
  }

  spend(key: string): boolean {
    return this.#bucket(key).take(1, this.#clock.now());
  }

  /** For what is known only afterwards. */
  charge(key: string, amount: number): void {
    this.#bucket(key).charge(amount, this.#clock.now());
  }

  /** False while the budget is used up. Spends nothing. */
  hasLeft(key: string): boolean {
    const bucket = this.#buckets.get(key);
    return bucket === undefined || bucket.left(this.#clock.now()) >= 1;
  }

  #bucket(key: string): TokenBucket {
    const known = this.#buckets.get(key);
    if (known !== undefined) return known;
    const now = this.#clock.now();
    if (this.#buckets.size > 1000) this.#forgetFull(now);
    const bucket = new TokenBucket({ perSecond: this.#perMinute / 60, burst: this.#perMinute, now });
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #forgetFull(now: number): void {
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key);
  }
}
