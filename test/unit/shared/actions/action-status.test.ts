import { describe, expect, test } from 'vitest';
import { refusalOf } from '#shared/actions/action-moves.ts';
import { actionFactSchema } from '#shared/actions/action-facts.ts';
import { deadlineInForce } from '#shared/actions/action-state.ts';
import { dueOf, owingSides, statusOf } from '#shared/actions/action-status.ts';
import { anAction, evidence, historyOf, india, russia } from '#test/support/action-history.ts';

const report = (status: string, given: Record<string, unknown> = {}) => ({
  fact: 'ActionReported',
  status,
  words: 'as stated',
  evidence: status === 'reported' ? evidence : [],
  ...given,
});
const absolute = (day: string) => ({ kind: 'absolute' as const, day });
const proposedExtension = { fact: 'ExtensionProposed', deadline: absolute('2026-01-30'), reason: 'late' };

describe('two layers', () => {
  test('what one Side reports with evidence, the other returns with a reason, then accepts', () => {
    const history = historyOf(anAction({ sides: [russia] }));
    expect(statusOf(history.state)).toBe('open');
    expect(history.take(russia, report('in-progress'))).toBeNull();
    expect(statusOf(history.state)).toBe('in-progress');
    expect(history.take(russia, report('reported', { evidence: [] }))).toBe('evidence-missing');
    expect(history.take(russia, report('reported'))).toBeNull();
    expect(statusOf(history.state)).toBe('reported');
    expect(history.take(russia, { fact: 'ReportAccepted', report: 3 })).toBe('own-report');
    expect(history.take(india, { fact: 'ReportReturned', report: 3, reason: 'two pages lack' })).toBeNull();
    expect(statusOf(history.state)).toBe('in-progress');
    expect(history.take(india, { fact: 'ReportAccepted', report: 3 })).toBe('nothing-reported');
    expect(history.take(russia, report('reported'))).toBeNull();
    expect(history.take(india, { fact: 'ReportAccepted', report: 3 })).toBe('nothing-reported');
    expect(history.take(india, { fact: 'ReportAccepted', report: 5 })).toBeNull();
    expect(statusOf(history.state)).toBe('closed');
    expect(history.take(russia, report('in-progress'))).toBe('finished');
    expect(history.facts).toHaveLength(6);
  });

  test('an action of both Sides needs both', () => {
    const history = historyOf(anAction());
    history.take(russia, report('reported'));
    expect([statusOf(history.state), owingSides(history.state)]).toEqual(['in-progress', [india]]);
    history.take(india, { fact: 'ReportAccepted', report: 2 });
    expect(statusOf(history.state)).toBe('partially-done');
    expect(history.take(russia, report('in-progress'))).toBe('part-closed');
    history.take(india, report('reported'));
    expect([statusOf(history.state), owingSides(history.state)]).toEqual(['reported', []]);
    history.take(russia, { fact: 'ReportAccepted', report: 4 });
    expect(statusOf(history.state)).toBe('closed');
  });

  test('a Side speaks for its own part only, the system for none', () => {
    const history = historyOf(anAction({ sides: [russia] }));
    expect(history.take(india, report('in-progress'))).toBe('not-your-part');
    expect(history.take(india, { fact: 'BodiesNamed', leadBody: 'in-mines', coExecutors: [] })).toBe(
      'not-your-part',
    );
    expect(history.take(null, report('in-progress'))).toBe('no-side');
  });

  test('reopened, an action needs a new report and a new acceptance', () => {
    const history = historyOf(anAction({ sides: [russia] }));
    expect(history.take(india, { fact: 'ActionReopened', reason: 'why' })).toBe('nothing-closed');
    history.take(russia, report('reported'));
    history.take(india, { fact: 'ReportAccepted', report: 2 });
    expect(history.take(india, { fact: 'ActionReopened', reason: 'two pages lack' })).toBeNull();
    expect(statusOf(history.state)).toBe('in-progress');
    expect(history.take(india, { fact: 'ReportAccepted', report: 2 })).toBe('nothing-reported');
  });
});

describe('decisions of both Sides', () => {
  test('an extension counts when the other Side accepts it, and the history of deadlines stays', () => {
    const history = historyOf(anAction({ deadline: absolute('2025-11-28') }));
    expect(history.take(india, { ...proposedExtension, deadline: absolute('2025-11-28') })).toBe('not-later');
    expect(history.take(india, proposedExtension)).toBeNull();
    expect(deadlineInForce(history.state)).toEqual(absolute('2025-11-28'));
    expect(history.take(russia, proposedExtension)).toBe('proposal-open');
    expect(history.take(india, { fact: 'ProposalAccepted', proposal: 2 })).toBe('own-proposal');
    expect(history.take(russia, { fact: 'ProposalAccepted', proposal: 1 })).toBe('no-proposal');
    expect(history.take(russia, { fact: 'ProposalWithdrawn', proposal: 2 })).toBe('foreign-proposal');
    expect(history.take(russia, { fact: 'ProposalAccepted', proposal: 2 })).toBeNull();
    expect(statusOf(history.state)).toBe('extended');
    expect(history.state.deadlines).toEqual([
      { deadline: absolute('2025-11-28'), since: 1 },
      { deadline: absolute('2026-01-30'), since: 3 },
    ]);
    history.take(russia, report('in-progress'));
    expect(statusOf(history.state)).toBe('in-progress');
  });

  test('an extension that is declined or withdrawn changes nothing', () => {
    const history = historyOf(anAction({ deadline: absolute('2025-11-28') }));
    history.take(india, proposedExtension);
    history.take(russia, { fact: 'ProposalDeclined', proposal: 2, reason: 'no' });
    history.take(russia, proposedExtension);
    history.take(russia, { fact: 'ProposalWithdrawn', proposal: 4 });
    expect([statusOf(history.state), history.state.proposal]).toEqual(['open', null]);
    expect(deadlineInForce(history.state)).toEqual(absolute('2025-11-28'));
  });

  test.each(['superseded', 'dropped'])('an action is %s when the other Side accepts it', (ending) => {
    const history = historyOf(anAction());
    const proposed = { fact: 'EndingProposed', ending, by: null, reason: 'obsolete' };
    expect(history.take(india, { ...proposed, by: 'c-01' })).toBe('own-successor');
    history.take(india, proposed);
    expect(statusOf(history.state)).toBe('open');
    history.take(russia, { fact: 'ProposalAccepted', proposal: 2 });
    expect([statusOf(history.state), owingSides(history.state)]).toEqual([ending, []]);
  });

  test('a commitment is amended while its clause is a draft and nothing has been reported', () => {
    const { commitment } = anAction({ sides: [russia], deadline: absolute('2025-10-15') });
    const history = historyOf(anAction());
    expect(history.take(india, { fact: 'CommitmentAmended', commitment })).toBeNull();
    expect(history.state.parts.map(({ side }) => side)).toEqual([russia]);
    const written = { seq: 3, at: 3, on: '2025-08-06', member: 'in-secretary', side: 'in' };
    const again = actionFactSchema.parse({ ...written, fact: 'CommitmentAmended', commitment });
    expect(refusalOf(history.state, again, { isClauseFrozen: true })).toBe('clause-frozen');
    history.take(russia, report('in-progress'));
    expect(history.take(india, { fact: 'CommitmentAmended', commitment })).toBe('already-running');
  });
});

describe('from session to session', () => {
  test('an action is carried into a session once, and keeps that word until a Side reports', () => {
    const history = historyOf(anAction());
    history.take(russia, report('partially-done'));
    expect(history.take(null, { fact: 'ActionCarriedOver', into: 'session-12' })).toBeNull();
    expect(history.take(null, { fact: 'ActionCarriedOver', into: 'session-12' })).toBe(
      'already-carried-over',
    );
    expect(statusOf(history.state)).toBe('carried-over');
    history.take(india, report('awaiting-other-side'));
    expect(statusOf(history.state)).toBe('awaiting-other-side');
  });

  test('who writes on an old history is told', () => {
    const history = historyOf(anAction());
    expect(history.take(india, { fact: 'ActionNoted', words: 'x', seq: 5 })).toBe('out-of-date');
    expect(history.take(india, { fact: 'ActionRegistered', action: anAction() })).toBe('already-registered');
  });
});

test('a relative deadline waits for its trigger, and what is owed is overdue the day after', () => {
  const trigger = { kind: 'event' as const, words: { en: 'the visit' } };
  const deadline = { kind: 'relative' as const, trigger, offset: { count: 60, unit: 'day' as const } };
  const history = historyOf(anAction({ sides: [india], deadline }));
  const at = (today: string) => dueOf(history.state, { today, calendars: [], rule: 'as-written' });
  expect(at('2025-12-13')).toEqual({ due: null, state: 'waiting', isStale: true });
  expect(historyOf(anAction()).take(null, { fact: 'TriggerRecorded', day: '2025-10-13' })).toBe('no-trigger');
  expect(history.take(null, { fact: 'TriggerRecorded', day: '2025-10-13' })).toBeNull();
  expect(at('2025-12-12')).toMatchObject({ due: '2025-12-12', state: 'today' });
  expect(at('2025-12-13').state).toBe('overdue');
  history.take(india, report('reported', { on: '2025-12-15' }));
  expect(at('2025-12-16')).toEqual({ due: '2025-12-12', state: 'settled', isStale: false });
});
