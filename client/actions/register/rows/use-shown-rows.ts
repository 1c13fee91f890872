import { useMemo } from 'react';
import type { RegisterScene } from '#client/actions/register/register-scene.ts';
import { filterRows } from './filter-rows.ts';
import { type NamedRow, rowNamer } from './named-row.ts';
import { sortRows } from './sort-rows.ts';

/** All rows in words, and those that the view shows in its order; each step only when what it needs has changed. */
export function useShownRows({ register, names, view }: Pick<RegisterScene, 'register' | 'names' | 'view'>): {
  all: readonly NamedRow[];
  shown: readonly NamedRow[];
} {
  const name = useMemo(() => rowNamer(names), [names]);
  const all = useMemo(() => register.rows.map(name), [register.rows, name]);
  const { column, isDescending } = view.sort;
  const sorted = useMemo(
    () => sortRows(all, { column, isDescending }, names.locale),
    [all, column, isDescending, names.locale],
  );
  const filters = JSON.stringify(view.filters);
  const shown = useMemo(
    () => filterRows(sorted, JSON.parse(filters), view.words),
    [sorted, filters, view.words],
  );
  return { all, shown };
}
