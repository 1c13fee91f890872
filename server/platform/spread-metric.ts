import { Histogram, type MetricObjectWithValues, type MetricValueWithName } from 'prom-client';
import type { Spread } from './spread.ts';

type Told = MetricObjectWithValues<MetricValueWithName<string>>;

/** A spread as Prometheus reads it. Nothing is copied before it asks. */
export class SpreadMetric extends Histogram {
  readonly #told: { name: string; help: string };
  readonly #spread: Spread;

  constructor({ name, help, spread }: { name: string; help: string; spread: Spread }) {
    super({ name, help, buckets: [...spread.bounds], registers: [] });
    this.#told = { name, help };
    this.#spread = spread;
  }

  override get(): Promise<Told> {
    const { name, help } = this.#told;
    const { bounds, counts, sum } = this.#spread;
    let below = 0;
    const buckets = counts.map((count, place) => {
      below += count;
      return { metricName: `${name}_bucket`, labels: { le: bounds[place] ?? '+Inf' }, value: below };
    });
    const whole = [
      { metricName: `${name}_sum`, labels: {}, value: sum },
      { metricName: `${name}_count`, labels: {}, value: below },
    ];
    // The type is a string of the library's enum, which it does not export as a value.
    const type = 'histogram' as unknown as Told['type'];
    const values = [...buckets, ...whole];
    return Promise.resolve({ name, help, type, aggregator: 'sum', values, collect: () => undefined });
  }

  /** What the registry asks for when it writes text. */
  getForPromString(): Promise<Told> {
    return this.get();
  }
}
