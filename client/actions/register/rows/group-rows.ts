import { formatTag, type Locale } from '#shared/i18n/locale.ts';
import { valuesOf } from './filter-rows.ts';
import type { NamedRow } from './named-row.ts';
import { DueWindow } from '#client/actions/register/register-view.ts';
import { GroupBy } from '#client/actions/register/register-search.ts';
import { statusOrder } from './sort-rows.ts';

/** Rows under one heading; `value` as filters write it, `''` for those that have none. */
export type RowGroup = { readonly value: string; readonly title: string; readonly rows: readonly NamedRow[] };

/** What stands in a list one below the other. */
export type ListItem =
  | { readonly kind: 'group'; readonly key: string; readonly group: RowGroup; readonly isFolded: boolean }
  | { readonly kind: 'row'; readonly key: string; readonly named: NamedRow };

/** Rows in their order under headings; one that belongs to several, such as a joint action, stands under each of them. */
export function groupRows(
  rows: readonly NamedRow[],
  by: GroupBy,
  { titleOf, locale }: { titleOf: (value: string) => string; locale: Locale },
): readonly RowGroup[] {
  const groups = new Map<string, NamedRow[]>();
  for (const named of rows) {
    for (const value of groupsOf(named, by)) {
      const group = groups.get(value);
      if (group === undefined) groups.set(value, [named]);
      else group.push(named);
    }
  }
  const found = [...groups].map(([value, members]) => ({ value, title: titleOf(value), rows: members }));
  const { compare } = new Intl.Collator(formatTag[locale], { numeric: true });
  const place = placesOf(by);
  return found.sort(
    (a, b) =>
      Number(a.value === '') - Number(b.value === '') || place(a) - place(b) || compare(a.title, b.title),
  );
}

/** One list of headings and rows; the rows of a folded group are left out. */
export function listOfGroups(groups: readonly RowGroup[], folded: ReadonlySet<string>): readonly ListItem[] {
  return groups.flatMap((group): ListItem[] => {
    const { value, rows } = group;
    const isFolded = folded.has(value);
    const heading: ListItem = { kind: 'group', key: `group:${value}`, group, isFolded };
    return isFolded ? [heading] : [heading, ...listOfRows(rows, `${value}:`)];
  });
}

export function listOfRows(rows: readonly NamedRow[], prefix = ''): readonly ListItem[] {
  return rows.map((named) => ({ kind: 'row', key: `${prefix}${named.row.id}`, named }));
}

function groupsOf(named: NamedRow, by: GroupBy): readonly string[] {
  const values = valuesOf(named, by);
  // Windows lie within each other: here a row stands in the nearest.
  return by === GroupBy.due ? values.slice(0, 1) : values;
}

function placesOf(by: GroupBy): (group: RowGroup) => number {
  switch (by) {
    case GroupBy.status:
      return ({ value }) => statusOrder.findIndex((status) => status === value);
    case GroupBy.due:
      return ({ value }) => Object.values(DueWindow).findIndex((window) => window === value);
    case GroupBy.session:
      return ({ rows }) => -(rows[0]?.row.sessionNumber ?? 0);
    default:
      return () => 0;
  }
}
