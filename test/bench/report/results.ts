import { quantile } from '#test/bench/quantiles.ts';
import type { Column, Measured } from '#test/bench/loads/table.ts';

export type Spread = { readonly median: number; readonly least: number; readonly most: number };

/** All that was measured in a run. */
export class Results {
  readonly #measured: Measured[] = [];
  readonly #yardstick: string;

  /** `yardstick` names the server that ratios refer to. */
  constructor(yardstick: string) {
    this.#yardstick = yardstick;
  }

  add(measured: Measured): void {
    this.#measured.push(measured);
  }

  /** Null when that server has no such figure. */
  spread(table: string, server: string, column: Pick<Column, 'key' | 'isRatio'>): Spread | null {
    const values = this.#of(table, server)
      .map((measured) => this.#value(measured, column))
      .filter((value) => value !== undefined && Number.isFinite(value))
      .map(Number);
    if (values.length === 0) return null;
    return { median: quantile(values, 0.5), least: Math.min(...values), most: Math.max(...values) };
  }

  note(table: string, server: string, key: string): string | null {
    return this.#of(table, server).find(({ notes }) => notes?.[key] !== undefined)?.notes?.[key] ?? null;
  }

  has(table: string, server: string): boolean {
    return this.#of(table, server).length > 0;
  }

  /** Each fault once, with where it was seen. */
  faults(): { server: string; sentence: string }[] {
    const seen = new Map<string, { server: string; sentence: string }>();
    for (const { server, table, faults } of this.#measured) {
      for (const fault of faults) {
        const sentence = `${server}, ${table}: ${fault}`;
        seen.set(sentence, { server, sentence });
      }
    }
    return [...seen.values()];
  }

  #of(table: string, server: string): Measured[] {
    return this.#measured.filter((measured) => measured.table === table && measured.server === server);
  }

  #value(measured: Measured, { key, isRatio = false }: Pick<Column, 'key' | 'isRatio'>): number | undefined {
    const value = measured.values[key];
    if (!isRatio || value === undefined) return value;
    const relay = this.#of(measured.table, this.#yardstick).find(({ round }) => round === measured.round);
    return value / (relay?.values[key] ?? Number.NaN);
  }
}
