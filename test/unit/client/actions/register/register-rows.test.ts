import { describe, expect, it } from 'vitest';
import type { DueState } from '#shared/actions/due-state.ts';
import { registerRowSchema, type RegisterRow } from '#shared/actions/register.ts';
import { registerRow } from '#shared/actions/register-row.ts';
import { matrixOf } from '#client/actions/register/matrix/matrix-counts.ts';
import { countsOf, filterRows } from '#client/actions/register/rows/filter-rows.ts';
import { groupRows, listOfGroups } from '#client/actions/register/rows/group-rows.ts';
import { type NamedRow, rowNamer } from '#client/actions/register/rows/named-row.ts';
import { sortRows } from '#client/actions/register/rows/sort-rows.ts';
import { Column, DueWindow, Facet } from '#client/actions/register/register-view.ts';
import { GroupBy } from '#client/actions/register/register-search.ts';
import { anAction, historyOf, india, russia } from '#test/support/action-history.ts';

const name = rowNamer({
  locale: 'en',
  bodies: [],
  sectors: [{ id: 'mining', name: { en: 'Mining', ru: 'Горное дело', hi: 'खनन' } }],
  subGroups: [],
  initiatives: [],
  sessions: [{ id: 'session-11', number: 11 }],
  sides: ['ru', 'in'],
  reader: { side: russia, role: 'secretary', subGroups: [] },
});

type Given = Partial<Pick<RegisterRow, 'due' | 'status' | 'isUnfinished' | 'isStale' | 'parts'>> & {
  sector?: string | null;
  dueState?: DueState;
};

function aRow(id: string, given: Given = {}, deliverable = { en: `Do ${id}` }): NamedRow {
  const { state } = historyOf(anAction({ id, deliverable }));
  const row = registerRow(state, {
    today: '2026-01-12',
    calendars: [],
    rule: 'as-written',
    currentSession: 12,
    numberOf: () => 11,
    digestsNow: () => ({}),
  });
  return name(registerRowSchema.parse({ ...row, isStale: false, ...given }));
}

const ids = (rows: readonly NamedRow[]): string[] => rows.map(({ row }) => row.id);

describe('sorting', () => {
  it('puts what has no last day, or waits for nobody any more, last whichever way', () => {
    const rows = [
      aRow('c-01', { due: null }),
      aRow('c-02', { due: '2026-03-01' }),
      aRow('c-03', { due: '2025-12-01' }),
      aRow('c-04', { due: '2025-01-01', isUnfinished: false }),
    ];
    const by = (isDescending: boolean) => ids(sortRows(rows, { column: Column.due, isDescending }, 'en'));
    expect(by(false)).toEqual(['c-03', 'c-02', 'c-01', 'c-04']);
    expect(by(true)).toEqual(['c-02', 'c-03', 'c-01', 'c-04']);
  });

  it('orders numbers as people count, and statuses as an action lives', () => {
    const rows = [aRow('c-10'), aRow('c-9', { status: 'closed' }), aRow('c-2', { status: 'reported' })];
    const by = (column: Column) => ids(sortRows(rows, { column, isDescending: false }, 'en'));
    expect(by(Column.number)).toEqual(['c-2', 'c-9', 'c-10']);
    expect(by(Column.status)).toEqual(['c-10', 'c-2', 'c-9']);
  });
});

describe('filtering', () => {
  const rows = [
    aRow('c-01', { dueState: 'today', sector: 'mining' }),
    aRow('c-02', { dueState: 'in-14-days' }),
    aRow('c-03', { dueState: 'overdue', isStale: true }),
    aRow('c-04', { dueState: 'settled', status: 'closed' }, { en: 'Ёлка – a Tunnel' }),
  ];

  it('takes a nearer window for part of a wider one', () => {
    const due = (window: DueWindow) => ids(filterRows(rows, { due: [window] }, ''));
    expect(due(DueWindow.within3)).toEqual(['c-01']);
    expect(due(DueWindow.within14)).toEqual(['c-01', 'c-02']);
    expect(due(DueWindow.within30)).toEqual(['c-01', 'c-02']);
    expect(due(DueWindow.stale)).toEqual(['c-03']);
  });

  it('takes values of one facet for alternatives and facets for narrowing, and knows "none"', () => {
    expect(ids(filterRows(rows, { sector: ['mining', ''], status: ['open'] }, ''))).toEqual([
      'c-01',
      'c-02',
      'c-03',
    ]);
    expect(ids(filterRows(rows, { sector: ['mining'], status: ['closed'] }, ''))).toEqual([]);
    expect(ids(filterRows(rows, { side: ['in'] }, ''))).toHaveLength(4);
  });

  it('finds all words in any order, whatever their case, and е for ё', () => {
    expect(ids(filterRows(rows, {}, 'tunnel елка'))).toEqual(['c-04']);
    expect(ids(filterRows(rows, {}, 'tunnel C-01'))).toEqual([]);
  });

  it('counts a value as if its own facet did not narrow', () => {
    const counts = countsOf(rows, { facet: Facet.status, filters: { status: ['closed'] }, words: '' });
    expect(Object.fromEntries(counts)).toEqual({ open: 3, closed: 1 });
  });
});

describe('grouping', () => {
  const both = aRow('c-01');
  const indian = aRow('c-02', { parts: aRow('c-02').row.parts.filter(({ side }) => side === india) });
  const titles = { titleOf: (value: string) => value.toUpperCase(), locale: 'en' as const };

  it('shows a joint action under each Side, and the parts in the order of the viewer', () => {
    const groups = groupRows([both, indian], GroupBy.side, titles);
    expect(groups.map(({ title, rows }) => [title, ids(rows)])).toEqual([
      ['IN', ['c-01', 'c-02']],
      ['RU', ['c-01']],
    ]);
    expect(both.parts.map(({ part }) => part.side)).toEqual([russia, india]);
  });

  it('puts those that have none last and leaves out what is folded, each with a key of its own', () => {
    const rows = [both, aRow('c-03', { sector: 'mining' })];
    const groups = groupRows(rows, GroupBy.sector, titles);
    expect(groups.map(({ value }) => value)).toEqual(['mining', '']);
    const list = listOfGroups(groups, new Set(['mining']));
    expect(list.map(({ kind }) => kind)).toEqual(['group', 'group', 'row']);
    expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
  });

  it('puts an action into the nearest window only', () => {
    const groups = groupRows([aRow('c-01', { dueState: 'today' })], GroupBy.due, titles);
    expect(groups.map(({ value }) => value)).toEqual([DueWindow.within3]);
  });
});

describe('the matrix', () => {
  it('counts every action once by sector and status, and its parts beside', () => {
    const rows = [aRow('c-01', { sector: 'mining' }), aRow('c-02', { status: 'closed' }), aRow('c-03')];
    const { statuses, lines, total } = matrixOf(rows, ['aerospace', 'mining']);
    expect(statuses).toEqual(['open', 'closed']);
    expect(lines.map(({ sector, actions }) => [sector, actions])).toEqual([
      ['mining', 1],
      ['', 2],
    ]);
    expect(total).toMatchObject({ actions: 3, parts: 6, closedParts: 0, counts: { open: 2, closed: 1 } });
  });
});
