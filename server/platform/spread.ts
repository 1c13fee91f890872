/** How values spread over bounds: plain numbers that cost a comparison each, read when somebody asks. */
export class Spread {
  /** Upper ends, growing; one more count than bounds holds what lies beyond the last. */
  readonly bounds: readonly number[];
  readonly counts: number[];
  sum = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.counts = Array.from({ length: bounds.length + 1 }, () => 0);
  }

  note(value: number): void {
    const found = this.bounds.findIndex((bound) => value <= bound);
    const place = found === -1 ? this.bounds.length : found;
    this.counts[place] = (this.counts[place] ?? 0) + 1;
    this.sum += value;
  }
}
