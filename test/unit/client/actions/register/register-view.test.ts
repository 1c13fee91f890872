import { describe, expect, it } from 'vitest';
import { savedOf, searchOf, searchOfSaved, viewOf } from '#client/actions/register/register-view.ts';
import { registerSearchSchema } from '#client/actions/register/register-search.ts';
import {
  barOf,
  placeOf,
  spanOf,
  ticksOf,
  yearAround,
} from '#client/actions/register/timeline/timeline-scale.ts';
import { registerRowSchema, type RegisterRow } from '#shared/actions/register.ts';
import { registerRow } from '#shared/actions/register-row.ts';
import { anAction, historyOf } from '#test/support/action-history.ts';

describe('a view in an address', () => {
  it('comes back as it was, and the usual one needs no words', () => {
    const search = {
      view: 'board' as const,
      q: 'wind tunnel',
      status: 'open,reported',
      sector: '-',
      sort: '-session',
      group: 'body' as const,
      columns: 'number,decision,age',
    };
    expect(searchOf(viewOf(search))).toEqual(search);
    expect(viewOf(search).filters).toEqual({ status: ['open', 'reported'], sector: [''] });
    expect(searchOf(viewOf({}))).toEqual({});
  });

  it('leaves out what makes no sense, and always says which action it is', () => {
    const search = registerSearchSchema.parse({
      view: 'pie',
      sort: 'colour',
      columns: 'age,colour',
      group: 7,
    });
    const view = viewOf(search);
    expect(view).toMatchObject({ layout: 'table', groupBy: null, columns: ['number', 'decision', 'age'] });
    expect(view.sort).toEqual({ column: 'due', isDescending: false });
  });

  it('is saved and opened again without loss', () => {
    const view = viewOf({ due: 'overdue', view: 'timeline' });
    const saved = { id: 'a', name: 'A', view: savedOf(view) };
    expect(viewOf(searchOfSaved(saved))).toEqual(view);
    expect(searchOfSaved({ ...saved, view: { due: ['overdue'], sort: null } })).toEqual({});
  });
});

function aRow(given: Partial<RegisterRow>): RegisterRow {
  const { state } = historyOf(anAction());
  const context = { today: '2026-01-12', calendars: [], rule: 'as-written', currentSession: 12 } as const;
  const row = registerRow(state, { ...context, numberOf: () => 11, digestsNow: () => ({}) });
  return registerRowSchema.parse({ ...row, ...given });
}

describe('the timeline', () => {
  it('shows whole months around everything and today', () => {
    const rows = [aRow({ registeredOn: '2025-08-06', due: '2026-02-10' }), aRow({ due: null })];
    expect(spanOf(rows, '2026-01-12')).toEqual({ from: '2025-08-01', to: '2026-02-28' });
    expect(yearAround('2026-01-31')).toEqual({ from: '2025-10-01', to: '2026-09-30' });
  });

  it('ends a bar with its last day, which is inclusive', () => {
    const span = { from: '2026-01-01', to: '2026-01-10' };
    const bar = barOf(aRow({ registeredOn: '2026-01-03', due: '2026-01-10' }), span);
    expect(bar).toEqual({ start: 0.2, end: 1, isCutBefore: false, isCutAfter: false });
    expect(placeOf('2026-01-06', span)).toBe(0.5);
  });

  it('cuts what reaches beyond, and has no bar without a day or outside of the time shown', () => {
    const span = { from: '2026-01-01', to: '2026-01-10' };
    const cut = barOf(aRow({ registeredOn: '2025-08-06', due: '2026-03-01' }), span);
    expect(cut).toEqual({ start: 0, end: 1, isCutBefore: true, isCutAfter: true });
    expect(barOf(aRow({ due: null }), span)).toBeNull();
    expect(barOf(aRow({ registeredOn: '2025-01-01', due: '2025-12-31' }), span)).toBeNull();
  });

  it('has few enough months to be read, however long it is', () => {
    for (const to of ['2026-03-31', '2028-12-31', '2049-12-31']) {
      const ticks = ticksOf({ from: '2026-01-01', to });
      expect(ticks.length).toBeLessThanOrEqual(15);
      expect(ticks[0]).toEqual({ day: '2026-01-01', place: 0, isYear: true });
    }
  });
});
