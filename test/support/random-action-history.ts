import fc from 'fast-check';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import type { SideId } from '#shared/core/id.ts';
import { type ActionHistory, anAction, evidence, historyOf, india, russia } from './action-history.ts';

/** One attempt; most are refused. `back`: how many facts before the present one is named. */
type Attempt = { side: SideId | null; move: number; back: number; hasEvidence: boolean; day: number };

const attempts = fc.array(
  fc.record<Attempt>({
    side: fc.constantFrom<(SideId | null)[]>(india, russia, india, russia, null),
    move: fc.nat(16),
    back: fc.nat(2),
    hasEvidence: fc.boolean(),
    day: fc.nat(400),
  }),
  { maxLength: 60, size: 'max' },
);

/** Mostly the last fact of that kind, else any recent one. */
function aim(facts: readonly ActionFact[], wanted: readonly string[], back: number): number {
  const last = facts.findLast(({ fact }) => wanted.includes(fact))?.seq;
  return back > 0 && last !== undefined ? last : Math.max(1, facts.length - back);
}

function factOf({ move, back, hasEvidence, day }: Attempt, facts: readonly ActionFact[]) {
  const asReport = aim(facts, ['ActionReported'], back);
  const asProposal = aim(facts, ['ExtensionProposed', 'EndingProposed'], back);
  const [month, date] = [String(1 + (day % 12)).padStart(2, '0'), String(1 + (day % 28)).padStart(2, '0')];
  const deadline = { kind: 'absolute', day: `2026-${month}-${date}` };
  const report = { fact: 'ActionReported', words: 'as stated', evidence: hasEvidence ? evidence : [] };
  const moves: Record<string, unknown>[] = [
    { ...report, status: 'reported' },
    { ...report, status: 'reported' },
    { fact: 'ReportAccepted', report: asReport },
    { fact: 'ReportAccepted', report: asReport },
    { fact: 'ReportReturned', report: asReport, reason: 'incomplete' },
    { ...report, status: 'in-progress' },
    { ...report, status: 'partially-done' },
    { ...report, status: 'awaiting-other-side' },
    { fact: 'ExtensionProposed', deadline, reason: 'late' },
    { fact: 'EndingProposed', ending: hasEvidence ? 'dropped' : 'superseded', by: null, reason: 'obsolete' },
    { fact: 'ProposalAccepted', proposal: asProposal },
    { fact: 'ProposalDeclined', proposal: asProposal, reason: 'no' },
    { fact: 'ProposalWithdrawn', proposal: asProposal },
    { fact: 'ActionReopened', reason: 'not done after all' },
    { fact: 'ActionCarriedOver', into: 'session-12' },
    { fact: 'ActionNoted', words: 'a note' },
    { fact: 'TriggerRecorded', day: '2025-10-13' },
  ];
  return moves[move] ?? {};
}

/** Histories of an action of one Side or both, made of attempts of both Sides in any order. */
export const anyHistory = (id = 'c-01'): fc.Arbitrary<ActionHistory> =>
  fc
    .record({ sides: fc.constantFrom([india], [russia], [india, russia]), tried: attempts })
    .map(({ sides, tried }) => {
      const history = historyOf(anAction({ id, sides }));
      for (const attempt of tried) history.take(attempt.side, factOf(attempt, history.facts));
      return history;
    });
