import type { Column, Table } from '#test/bench/loads/table.ts';
import type { ServerKind } from '#test/bench/targets/target.ts';
import { aimsTable } from './aims.ts';
import type { Results } from './results.ts';

/** Above this share of its core the load may be what limits a figure. */
const CLIENT_LIMIT = 80;

export type ReportOptions = {
  results: Results;
  tables: readonly Table[];
  kinds: readonly ServerKind[];
  /** The server whose aims are told. */
  ours: string;
  /** Machine, versions, pace: in sentences. */
  preface: readonly string[];
};

/** The whole report in Markdown. */
export function writeReport({ results, tables, kinds, ours, preface }: ReportOptions): string {
  const faults = results.faults();
  return [
    '# Servers of live editing side by side',
    '',
    ...preface.flatMap((sentence) => [sentence, '']),
    '| server | when what it accepted is on stable storage |',
    '|---|---|',
    ...kinds.map(({ name, durability }) => `| ${name} | ${durability} |`),
    '',
    ...tables
      .filter(({ key }) => kinds.some(({ name }) => results.has(key, name)))
      .flatMap((table) => [...tableOf(table, kinds, results), '']),
    `## Aims of ${ours}`,
    '',
    ...aimsTable(results, ours),
    '',
    '## Completeness',
    '',
    faults.length === 0
      ? 'Everybody heard everything in order, and a fresh client read what was typed, in every run.'
      : faults.map(({ sentence }) => `- ${sentence}`).join('\n'),
    '',
  ].join('\n');
}

function tableOf(table: Table, kinds: readonly ServerKind[], results: Results): string[] {
  const rows = kinds
    .filter(({ name }) => results.has(table.key, name))
    .map(
      ({ name }) =>
        `| ${[name, ...table.columns.map((column) => cell(table, name, column, results))].join(' | ')} |`,
    );
  const busy = kinds.filter(({ name }) => {
    return (results.spread(table.key, name, { key: 'client' })?.most ?? 0) > CLIENT_LIMIT;
  });
  return [
    `## ${table.title}`,
    '',
    ...(table.explanation === '' ? [] : [table.explanation, '']),
    `| server | ${table.columns.map(({ title }) => title).join(' | ')} |`,
    `|---|${table.columns.map(() => '---').join('|')}|`,
    ...rows,
    ...(busy.length === 0
      ? []
      : [
          '',
          `The load used more than ${CLIENT_LIMIT} % of its core beside ${busy.map(({ name }) => name).join(', ')}: latencies there are its own in part.`,
        ]),
  ];
}

function cell(table: Table, server: string, column: Column, results: Results): string {
  const { key, digits } = column;
  const found = results.spread(table.key, server, column);
  if (found === null)
    return results.note(table.key, server, key) ?? (key.startsWith('receipt') ? 'none' : '-');
  const median = found.median.toFixed(digits);
  const [least, most] = [found.least.toFixed(digits), found.most.toFixed(digits)];
  return least === most ? median : `${median} (${least}-${most})`;
}
