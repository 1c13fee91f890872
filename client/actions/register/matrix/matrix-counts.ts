import type { ActionStatus } from '#shared/actions/action-status.ts';
import type { NamedRow } from '#client/actions/register/rows/named-row.ts';
import { statusOrder } from '#client/actions/register/rows/sort-rows.ts';

/** One line of the matrix: the actions of a sector by status, and how many of their parts are closed. */
export type MatrixLine = {
  /** `''`: of no sector. */
  readonly sector: string;
  readonly counts: Readonly<Partial<Record<ActionStatus, number>>>;
  readonly actions: number;
  readonly closedParts: number;
  readonly parts: number;
};

export type Matrix = {
  /** Statuses that occur, in the order in which an action lives. */
  readonly statuses: readonly ActionStatus[];
  readonly lines: readonly MatrixLine[];
  readonly total: MatrixLine;
};

/** Counts, and no percentages: what is counted can be opened (domain rule 26). Lines in the order of the sectors given. */
export function matrixOf(rows: readonly NamedRow[], sectors: readonly string[]): Matrix {
  const total = lineOf('', rows);
  const lines = [...sectors, '']
    .map((sector) =>
      lineOf(
        sector,
        rows.filter(({ row }) => (row.sector ?? '') === sector),
      ),
    )
    .filter(({ actions }) => actions > 0);
  return { statuses: statusOrder.filter((status) => total.counts[status] !== undefined), lines, total };
}

function lineOf(sector: string, rows: readonly NamedRow[]): MatrixLine {
  const counts: Partial<Record<ActionStatus, number>> = {};
  let parts = 0;
  let closedParts = 0;
  for (const { row } of rows) {
    counts[row.status] = (counts[row.status] ?? 0) + 1;
    parts += row.parts.length;
    closedParts += row.parts.filter(({ status }) => status === 'closed').length;
  }
  return { sector, counts, actions: rows.length, closedParts, parts };
}
