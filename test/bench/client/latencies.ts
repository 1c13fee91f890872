/** Width of a class in milliseconds, and where counting ends: what lasts longer falls into the last class. */
const CLASS_MS = 0.05;
const CLASSES = 400_000;

/** Millions of durations in little memory: counts by classes of a twentieth of a millisecond. */
export class Latencies {
  /** What comes while it is false belongs to the warming up. */
  isCounting = false;
  readonly #counts = new Uint32Array(CLASSES);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(milliseconds: number): void {
    if (!this.isCounting) return;
    const place = Math.min(CLASSES - 1, Math.max(0, Math.floor(milliseconds / CLASS_MS)));
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    this.#count += 1;
  }

  /** Milliseconds; NaN when nothing was counted. */
  quantile(q: number): number {
    let left = Math.ceil(q * this.#count);
    if (left === 0) return Number.NaN;
    for (let place = 0; place < CLASSES; place += 1) {
      left -= this.#counts[place] ?? 0;
      if (left <= 0) return (place + 0.5) * CLASS_MS;
    }
    return Number.NaN;
  }
}
