import { expect, test } from 'vitest';
import { stateOfFacts } from '#shared/actions/action-state.ts';
import { dueOf, statusOf } from '#shared/actions/action-status.ts';
import { demoCommitments, demoDecisions } from '#server/demo/demo-actions.ts';
import { demoCalendars } from '#server/demo/demo-calendars.ts';
import register from '#server/demo/data/actions.json' with { type: 'json' };
import { demoBodies, demoIndicators, demoInitiatives, demoSectors } from '#server/demo/demo-initiatives.ts';
import { demoSubGroups } from '#server/demo/demo-sub-groups.ts';

const decisions = demoDecisions().map(stateOfFacts);
const commitments = demoCommitments().map(stateOfFacts);
const followUp = '2026-01-12';

test('fifteen commitments and eight decisions stand as the record says', () => {
  expect(commitments.map(statusOf)).toEqual(register.commitments.map(({ status }) => status));
  expect(decisions.map(statusOf)).toEqual(register.decisions.map(({ status }) => status));
  expect([commitments.length, decisions.length]).toEqual([15, 8]);
});

test('in January C-03 and C-06 are overdue, C-05 is due on 12 December, C-15 waits for the twelfth session', () => {
  const calendars = demoCalendars();
  const told = new Map<string, unknown>(
    commitments.map((state) => {
      const { due, state: how } = dueOf(state, { today: followUp, calendars, rule: 'as-written' });
      return [state.action.id, [due, how]];
    }),
  );
  expect(told.get('c-03')).toEqual(['2025-11-30', 'overdue']);
  expect(told.get('c-06')).toEqual(['2025-12-31', 'overdue']);
  expect(told.get('c-05')).toEqual(['2025-12-12', 'settled']);
  expect(told.get('c-10')).toEqual(['2026-01-30', 'in-30-days']);
  expect(told.get('c-12')).toEqual(['2026-01-30', 'in-30-days']);
  expect(told.get('c-13')).toEqual(['2025-12-30', 'overdue']);
  expect(told.get('c-15')).toEqual([null, 'waiting']);
});

test('every commitment quotes its clause in both languages, and names bodies, initiatives and sectors that exist', () => {
  const bodies = new Map(demoBodies().map((body) => [body.id, body.side]));
  const initiatives = new Set(demoInitiatives().map(({ id }) => id));
  const sectors = new Set(demoSectors().map(({ id }) => id));
  const subGroups = new Set(demoSubGroups.map(({ id }) => id));
  const strange = commitments.filter(({ action: { quote, filing, commitment } }) => {
    const { initiative, sector, subGroup } = filing;
    const isFiled =
      (initiative === null || initiatives.has(initiative)) &&
      (sector === null || sectors.has(sector)) &&
      (subGroup === null || subGroups.has(subGroup));
    const isQuoted = quote?.wordings.en !== undefined && quote.wordings.ru?.words !== '';
    const isLed = commitment.parts.every(
      ({ side, leadBody, coExecutors }) =>
        leadBody !== null && [leadBody, ...coExecutors].every((body) => bodies.get(body) === side),
    );
    return !isFiled || !isQuoted || !isLed;
  });
  expect(strange.map(({ action }) => action.id)).toEqual([]);
});

test('every figure has its period, basis and source, and no series mixes kinds of periods', () => {
  const series = demoIndicators().flatMap((indicator) => indicator.series);
  const shapes = {
    'financial-year': /^\d{4}-\d{2}$/,
    'calendar-year': /^\d{4}$/,
    'as-of': /^\d{4}(-\d{2})?$/,
  };
  const wrong = series.filter(({ periodKind, figures }) =>
    figures.some(({ period }) => !shapes[periodKind].test(period)),
  );
  expect(wrong).toEqual([]);
  expect(series.flatMap(({ figures }) => figures).length).toBeGreaterThan(20);
});
