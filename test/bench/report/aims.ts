import type { Results } from './results.ts';

/** What our own server is to reach: at most so much. */
type Aim = {
  readonly row: string;
  readonly table: string;
  readonly key: string;
  readonly isRatio?: boolean;
  readonly most: number;
  readonly unit: string;
};

/** Those of a release: durable, and with the gate. */
const aims: readonly Aim[] = [
  { row: '80 people x 5/s', table: 'steady', key: 'cpu', isRatio: true, most: 0.5, unit: 'xR' },
  { row: '80 people x 5/s, heard p99', table: 'steady', key: 'p99', most: 12, unit: 'ms' },
  { row: '80 people x 5/s with cursors', table: 'carets', key: 'cpu', isRatio: true, most: 0.33, unit: 'xR' },
  { row: '80 people x 20/s', table: 'fast', key: 'cpu', isRatio: true, most: 0.25, unit: 'xR' },
  { row: '8 of 80 write, heard p50', table: 'few', key: 'p50', most: 1.5, unit: 'ms' },
  { row: '8 of 80 write, heard p99', table: 'few', key: 'p99', most: 8, unit: 'ms' },
  { row: '500 texts x 2 people', table: 'many-texts', key: 'cpu', most: 100, unit: 'µs/update' },
  { row: 'long history, warm open', table: 'long-history', key: 'warm', most: 1.5, unit: 'ms' },
  { row: 'long history, 80 open it at once', table: 'long-history', key: 'eighty', most: 60, unit: 'ms' },
  {
    row: 'long history, cold open after a restart',
    table: 'long-history',
    key: 'cold',
    most: 60,
    unit: 'ms',
  },
  { row: 'memory per connection', table: 'memory', key: 'line', most: 17, unit: 'KiB' },
  { row: 'memory per open text', table: 'memory', key: 'text', most: 140, unit: 'KiB' },
  { row: '80 people, durable receipt p99', table: 'steady', key: 'receipt99', most: 15, unit: 'ms' },
];

/** A table of the aims of `server` with what it did. */
export function aimsTable(results: Results, server: string): string[] {
  const lines = ['| aim | at most | figure | |', '|---|---|---|---|'];
  for (const aim of aims) {
    const found = results.spread(aim.table, server, aim);
    const digits = aim.most < 1 ? 2 : 1;
    const figure = found === null ? 'not measured' : found.median.toFixed(digits);
    const verdict = found === null ? '' : found.median <= aim.most ? 'met' : '**missed**';
    lines.push(`| ${aim.row} | ${aim.most} ${aim.unit} | ${figure} | ${verdict} |`);
  }
  return lines;
}
