import { expect, test } from 'vitest';
import { initiativeRecord } from '#shared/actions/initiative-record.ts';
import { actionIdSchema } from '#shared/core/id.ts';
import { anAction, historyOf, india, russia } from '#test/support/action-history.ts';

const action = actionIdSchema.parse('c-01');
const file = { kind: 'file', name: 'list.pdf', size: 1200, digest: 'a'.repeat(64) };

test('milestones of an action stand in the record from the latest; notes do not; a file is told once', () => {
  const history = historyOf(anAction({ sides: [india] }));
  const report = { fact: 'ActionReported', words: 'done', evidence: [file] };
  history.take(india, { ...report, status: 'partially-done', on: '2025-09-01' });
  history.take(russia, { fact: 'ActionNoted', words: 'seen', on: '2025-09-02' });
  history.take(india, { ...report, status: 'reported', on: '2025-10-01' });
  history.take(russia, { fact: 'ReportReturned', report: 4, reason: 'no annex', on: '2025-10-02' });
  history.take(null, { fact: 'ActionCarriedOver', into: 'session-12', on: '2025-12-01' });
  const { entries, files } = initiativeRecord([{ action, facts: history.facts }]);
  expect(entries.map(({ on, side, kind, status, into }) => [on, side, kind, status, into])).toEqual([
    ['2025-12-01', null, 'carried-over', null, 'session-12'],
    ['2025-10-02', 'ru', 'returned', null, null],
    ['2025-10-01', 'in', 'reported', 'reported', null],
    ['2025-09-01', 'in', 'reported', 'partially-done', null],
    ['2025-08-06', 'in', 'registered', null, null],
  ]);
  expect(files).toEqual([
    { action, on: '2025-10-01', side: 'in', name: 'list.pdf', size: 1200, digest: 'a'.repeat(64) },
  ]);
});

test('an accepted proposal is told by what was proposed', () => {
  const history = historyOf(anAction({ sides: [india], deadline: { kind: 'absolute', day: '2025-10-31' } }));
  const deadline = { kind: 'absolute', day: '2025-12-31' };
  history.take(india, { fact: 'ExtensionProposed', deadline, reason: 'late', on: '2025-10-01' });
  history.take(russia, { fact: 'ProposalAccepted', proposal: 2 });
  history.take(india, {
    fact: 'EndingProposed',
    ending: 'dropped',
    by: null,
    reason: 'obsolete',
    on: '2025-11-01',
  });
  history.take(russia, { fact: 'ProposalAccepted', proposal: 4 });
  const { entries } = initiativeRecord([{ action, facts: history.facts }]);
  expect(entries.map(({ kind }) => kind)).toEqual(['ended', 'extended', 'registered']);
});
