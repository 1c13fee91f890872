import { DueState } from '#shared/actions/due-state.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import { folded, namedIn, type NamedRow } from './named-row.ts';
import { DueWindow, Facet, facets, type Filters } from '#client/actions/register/register-view.ts';

/** The rows that the filters let through and that say every word looked for. */
export function filterRows(rows: readonly NamedRow[], filters: Filters, words: string): readonly NamedRow[] {
  const wanted = folded(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  const narrowing = facets.flatMap((facet) => {
    const values = filters[facet] ?? [];
    return values.length === 0 ? [] : [{ facet, values: new Set(values) }];
  });
  if (wanted.length === 0 && narrowing.length === 0) return rows;
  return rows.filter(
    (named) =>
      narrowing.every(({ facet, values }) => valuesOf(named, facet).some((value) => values.has(value))) &&
      wanted.every((word) => named.searched.includes(word)),
  );
}

/** How many rows each value of a facet would show, the other filters as they are. */
export function countsOf(
  rows: readonly NamedRow[],
  { facet, filters, words }: { facet: Facet; filters: Filters; words: string },
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const named of filterRows(rows, { ...filters, [facet]: [] }, words)) {
    for (const value of valuesOf(named, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** Values of a row in a facet; `''`: it has none. */
export function valuesOf({ row, waits }: NamedRow, facet: Facet): readonly string[] {
  switch (facet) {
    case Facet.session:
      return [row.session];
    case Facet.side:
      return row.parts.map(({ side }) => side);
    case Facet.body: {
      const bodies = row.parts.flatMap((part) => namedIn(part));
      return bodies.length === 0 ? [''] : bodies;
    }
    case Facet.sector:
      return [row.sector ?? ''];
    case Facet.subGroup:
      return [row.subGroup ?? ''];
    case Facet.initiative:
      return [row.initiative ?? ''];
    case Facet.status:
      return [row.status];
    case Facet.due:
      return windowsOf(row);
    case Facet.waits:
      return waits === null ? [] : [waits];
    default:
      return exhaustive(facet);
  }
}

/** From the narrowest. Whatever is due today is due within three days too. */
function windowsOf({ dueState, isStale }: RegisterRow): readonly DueWindow[] {
  const windows = windowsOfState[dueState];
  return isStale ? [...windows, DueWindow.stale] : windows;
}

const windowsOfState: Readonly<Record<DueState, readonly DueWindow[]>> = {
  [DueState.overdue]: [DueWindow.overdue],
  [DueState.today]: [DueWindow.within3, DueWindow.within14, DueWindow.within30],
  [DueState.in3]: [DueWindow.within3, DueWindow.within14, DueWindow.within30],
  [DueState.in14]: [DueWindow.within14, DueWindow.within30],
  [DueState.in30]: [DueWindow.within30],
  [DueState.later]: [DueWindow.later],
  [DueState.waiting]: [DueWindow.waiting],
  [DueState.none]: [DueWindow.none],
  [DueState.settled]: [DueWindow.settled],
};
