import type { SavedView } from '#shared/actions/saved-view.ts';
import { GroupBy, Layout, registerSearchSchema, type RegisterSearch } from './register-search.ts';

/** What the register is filtered by: several values of one are alternatives, several of them narrow. */
export const Facet = {
  session: 'session',
  side: 'side',
  body: 'body',
  sector: 'sector',
  subGroup: 'subGroup',
  initiative: 'initiative',
  status: 'status',
  due: 'due',
  /** Why it waits for the member's own Side. */
  waits: 'waits',
} as const;
export type Facet = (typeof Facet)[keyof typeof Facet];
export const facets = Object.values(Facet);

/** Windows of time; the nearer ones lie within the wider ones. */
export const DueWindow = {
  overdue: 'overdue',
  within3: 'within-3',
  within14: 'within-14',
  within30: 'within-30',
  later: 'later',
  waiting: 'waiting',
  none: 'none',
  settled: 'settled',
  stale: 'stale',
} as const;
export type DueWindow = (typeof DueWindow)[keyof typeof DueWindow];

export const Column = {
  number: 'number',
  decision: 'decision',
  responsible: 'responsible',
  status: 'status',
  due: 'due',
  deadline: 'deadline',
  session: 'session',
  age: 'age',
  sector: 'sector',
  subGroup: 'subGroup',
  initiative: 'initiative',
  registered: 'registered',
  finished: 'finished',
} as const;
export type Column = (typeof Column)[keyof typeof Column];
export const columns = Object.values(Column);

/** Shown until somebody chooses others; the first two always are. */
const usualColumns: readonly Column[] = [
  Column.number,
  Column.decision,
  Column.responsible,
  Column.status,
  Column.due,
  Column.sector,
];

export const groupings = Object.values(GroupBy);

export type Sort = { readonly column: Column; readonly isDescending: boolean };

/** `''`: those that have none, such as actions of no sector. */
export type Filters = Readonly<Partial<Record<Facet, readonly string[]>>>;

export type RegisterView = {
  readonly layout: Layout;
  readonly words: string;
  readonly filters: Filters;
  readonly sort: Sort;
  readonly groupBy: GroupBy | null;
  readonly columns: readonly Column[];
};

/** How "none" is written in an address. */
const NONE = '-';
const usualSort: Sort = { column: Column.due, isDescending: false };

export function viewOf(search: RegisterSearch): RegisterView {
  const filters: Partial<Record<Facet, readonly string[]>> = {};
  for (const facet of facets) {
    const values = listOf(search[facet]).map((value) => (value === NONE ? '' : value));
    if (values.length > 0) filters[facet] = values;
  }
  const chosen = columns.filter((column) => listOf(search.columns).includes(column));
  return {
    layout: search.view ?? Layout.table,
    words: search.q ?? '',
    filters,
    sort: sortOf(search.sort),
    groupBy: search.group ?? null,
    columns: chosen.length === 0 ? usualColumns : [Column.number, Column.decision, ...chosen.filter(isFree)],
  };
}

/** The number and the decision say which action it is: they are always shown. */
export const isFree = (column: Column): boolean => column !== Column.number && column !== Column.decision;

export function searchOf(view: RegisterView): RegisterSearch {
  const { layout, sort } = view;
  const search: RegisterSearch = {};
  if (layout !== Layout.table) search.view = layout;
  if (view.words !== '') search.q = view.words;
  for (const facet of facets) {
    const values = view.filters[facet] ?? [];
    if (values.length > 0) search[facet] = values.map((value) => (value === '' ? NONE : value)).join(',');
  }
  if (!isSame(sort, usualSort)) search.sort = `${sort.isDescending ? '-' : ''}${sort.column}`;
  if (view.groupBy !== null) search.group = view.groupBy;
  if (view.columns.join() !== usualColumns.join()) search.columns = view.columns.join(',');
  return search;
}

/** A view as it is saved: what the address says of it. */
export function savedOf(view: RegisterView): SavedView['view'] {
  const said = Object.entries(searchOf(view)).flatMap(([name, words]) =>
    words === undefined ? [] : [[name, words] as const],
  );
  return Object.fromEntries(said);
}

/** A view that was saved, as far as it still means something. */
export function searchOfSaved({ view }: SavedView): RegisterSearch {
  return searchOf(viewOf(registerSearchSchema.parse(view)));
}

export function isFiltered({ filters, words }: RegisterView): boolean {
  return words.trim() !== '' || Object.keys(filters).length > 0;
}

/** The filters with other values of one facet; none: that facet does not narrow any more. */
export function withFacet(filters: Filters, facet: Facet, values: readonly string[]): Filters {
  const { [facet]: _, ...others } = filters;
  return values.length === 0 ? others : { ...others, [facet]: values };
}

function sortOf(written: string | undefined): Sort {
  const isDescending = written?.startsWith('-') ?? false;
  const column = columns.find((each) => each === written?.slice(isDescending ? 1 : 0));
  return column === undefined ? usualSort : { column, isDescending };
}

function isSame(a: Sort, b: Sort): boolean {
  return a.column === b.column && a.isDescending === b.isDescending;
}

function listOf(written: string | undefined): string[] {
  return written === undefined ? [] : written.split(',').filter((value) => value !== '');
}
