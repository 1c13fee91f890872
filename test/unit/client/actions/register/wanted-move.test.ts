import { describe, expect, it } from 'vitest';
import { stepFor, wayTo, type WayTo } from '#client/actions/register/bulk/wanted-move.ts';
import { statusOrder } from '#client/actions/register/rows/sort-rows.ts';
import { openMoves } from '#shared/actions/action-moves.ts';
import { registerRow } from '#shared/actions/register-row.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import {
  type ActionHistory,
  anAction,
  evidence,
  historyOf,
  india,
  russia,
} from '#test/support/action-history.ts';

function rowOf({ state }: ActionHistory): RegisterRow {
  return registerRow(state, {
    today: '2026-01-12',
    calendars: [],
    rule: 'as-written',
    currentSession: 12,
    numberOf: () => 11,
    digestsNow: () => ({}),
  });
}

const reported = { fact: 'ActionReported', status: 'reported', words: 'Done.', evidence };

describe('a step for many alike', () => {
  it('names the very report that is answered, and refuses where none waits', () => {
    const history = historyOf(anAction());
    expect(stepFor(rowOf(history), { kind: 'accept' }, india)).toBe('nothing-reported');
    history.take(russia, reported);
    expect(stepFor(rowOf(history), { kind: 'accept' }, india)).toEqual({ move: 'accept', report: 2 });
    // The Side that has reported answers nothing.
    expect(stepFor(rowOf(history), { kind: 'accept' }, russia)).toBe('nothing-reported');
  });

  it('changes of the filing only what was chosen', () => {
    const row = rowOf(historyOf(anAction({ subGroup: 'mining' })));
    expect(stepFor(row, { kind: 'file', initiative: null }, india)).toEqual({
      move: 'file',
      filing: { initiative: null, sector: null, subGroup: 'mining' },
    });
  });

  it('reports only for a Side that has an open part', () => {
    const history = historyOf(anAction({ sides: [india] }));
    const wanted = { kind: 'report', status: 'in-progress', words: 'Begun.', letter: null } as const;
    expect(stepFor(rowOf(history), wanted, russia)).toBe('not-your-part');
    history.take(india, reported);
    history.take(russia, { fact: 'ReportAccepted', report: 2 });
    expect(stepFor(rowOf(history), wanted, india)).toBe('finished');
  });
});

function moveOf(way: WayTo): string | null {
  if (way.kind === 'none') return null;
  if (way.kind === 'move') return way.wanted.kind;
  return way.kind === 'words' ? way.ask : way.move;
}

describe('the way of a card', () => {
  it('never leads where the state allows no such move', () => {
    const histories = [
      historyOf(anAction()),
      historyOf(anAction({ sides: [india] })),
      historyOf(anAction()),
      historyOf(anAction({ sides: [russia] })),
      historyOf(anAction()),
    ];
    histories[2]?.take(russia, reported);
    histories[3]?.take(russia, reported);
    histories[3]?.take(india, { fact: 'ReportAccepted', report: 2 });
    histories[4]?.take(russia, { fact: 'EndingProposed', ending: 'dropped', by: null, reason: 'Moot.' });
    const cards = histories.flatMap((history) => [india, russia].map((side) => ({ history, side })));
    const ways = cards.flatMap(({ history, side }) =>
      statusOrder.map((target) => {
        const open: readonly string[] = openMoves(history.state, side);
        const move = moveOf(wayTo(rowOf(history), target, side));
        return { target, side, move, isOpen: move === null || open.includes(move) };
      }),
    );
    expect(ways.filter(({ isOpen }) => !isOpen)).toEqual([]);
    expect(ways.filter(({ move }) => move !== null).length).toBeGreaterThan(20);
  });

  it('leads to "closed" at once where a report waits, and to "reported" by the page, for its evidence', () => {
    const history = historyOf(anAction({ sides: [russia] }));
    expect(wayTo(rowOf(history), 'reported', russia)).toEqual({ kind: 'page', move: 'report' });
    expect(wayTo(rowOf(history), 'closed', india)).toEqual({ kind: 'none' });
    history.take(russia, reported);
    expect(wayTo(rowOf(history), 'closed', india)).toEqual({ kind: 'move', wanted: { kind: 'accept' } });
    expect(wayTo(rowOf(history), 'closed', russia)).toEqual({ kind: 'none' });
  });
});
