import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import { type ActionMove, openMoves } from '#shared/actions/action-moves.ts';
import { stateOfFacts } from '#shared/actions/action-state.ts';
import { isUnfinished, statusOf } from '#shared/actions/action-status.ts';
import type { SideId } from '#shared/core/id.ts';
import { evidence, india, russia } from '#test/support/action-history.ts';
import { anyHistory } from '#test/support/random-action-history.ts';

/**
 * Read from the bare facts, without the fold: has the Side's own last word, with evidence, been accepted by the other
 * Side, once, and has nothing been reopened since?
 */
function isProvedClosed(facts: readonly ActionFact[], side: SideId): boolean {
  const report = facts.findLast((fact) => fact.fact === 'ActionReported' && fact.side === side);
  if (report?.fact !== 'ActionReported' || report.status !== 'reported') return false;
  const answers = facts.filter(
    (fact) =>
      (fact.fact === 'ReportAccepted' || fact.fact === 'ReportReturned') && fact.report === report.seq,
  );
  const [answer, ...further] = answers;
  if (answer?.fact !== 'ReportAccepted' || further.length > 0) return false;
  const isOfOther = answer.side !== null && answer.side !== side;
  const isReopened = facts.slice(answer.seq).some(({ fact }) => fact === 'ActionReopened');
  return report.evidence.length > 0 && isOfOther && !isReopened;
}

/** Read from the bare facts: has one Side's proposal to end been accepted by the other and not been reopened? */
function isProvedEnded(facts: readonly ActionFact[]): boolean {
  const reopened = facts.findLastIndex(({ fact }) => fact === 'ActionReopened');
  return facts.slice(reopened + 1).some((fact) => {
    if (fact.fact !== 'ProposalAccepted') return false;
    const proposal = facts[fact.proposal - 1];
    return proposal?.fact === 'EndingProposed' && proposal.side !== fact.side;
  });
}

test('no history closes an action without evidence and the acceptance of the other Side', () => {
  let closed = 0;
  let ended = 0;
  fc.assert(
    fc.property(anyHistory(), ({ facts, state }) => {
      const status = statusOf(state);
      const isClosed = status === 'closed';
      const isEnded = status === 'dropped' || status === 'superseded';
      closed += Number(isClosed);
      ended += Number(isEnded);
      expect(isClosed && !state.parts.every(({ side }) => isProvedClosed(facts, side))).toBe(false);
      expect(isEnded && !isProvedEnded(facts)).toBe(false);
      expect(isUnfinished(state)).toBe(!isClosed && !isEnded);
    }),
    { numRuns: 3000 },
  );
  console.info(`of 3000 random histories ${closed} closed an action and ${ended} ended one otherwise`);
  expect(closed).toBeGreaterThan(50);
  expect(ended).toBeGreaterThan(50);
});

test('a part is closed exactly when the facts prove it, whatever came between', () => {
  fc.assert(
    fc.property(anyHistory(), ({ facts, state }) => {
      for (const { side, status } of state.parts)
        expect(status === 'closed').toBe(isProvedClosed(facts, side));
    }),
    { numRuns: 1000 },
  );
});

test('the same facts give the same state', () => {
  fc.assert(
    fc.property(anyHistory(), ({ facts, state }) => {
      expect(stateOfFacts(facts)).toEqual(state);
    }),
    { numRuns: 300 },
  );
});

test('every move that is offered is taken, and a move that is not offered is refused', () => {
  fc.assert(
    fc.property(anyHistory(), fc.constantFrom(india, russia), fc.nat(9), (history, side, index) => {
      const { state } = history;
      const reportOfOther = state.parts.find((part) => part.side !== side && part.status === 'reported');
      const report = reportOfOther?.report?.seq ?? 1;
      const proposal = state.proposal?.seq ?? 1;
      const facts: Record<ActionMove, Record<string, unknown>> = {
        report: { fact: 'ActionReported', status: 'reported', words: 'done', evidence },
        accept: { fact: 'ReportAccepted', report },
        return: { fact: 'ReportReturned', report, reason: 'why' },
        extend: {
          fact: 'ExtensionProposed',
          deadline: { kind: 'absolute', day: '2027-01-01' },
          reason: 'why',
        },
        end: { fact: 'EndingProposed', ending: 'dropped', by: null, reason: 'why' },
        'accept-proposal': { fact: 'ProposalAccepted', proposal },
        'decline-proposal': { fact: 'ProposalDeclined', proposal, reason: 'why' },
        'withdraw-proposal': { fact: 'ProposalWithdrawn', proposal },
        reopen: { fact: 'ActionReopened', reason: 'why' },
        note: { fact: 'ActionNoted', words: 'noted' },
      };
      const [move, fact] = Object.entries(facts)[index] ?? [];
      const isOffered = openMoves(state, side).some((each) => each === move);
      expect([move, history.take(side, fact ?? {}) === null]).toEqual([move, isOffered]);
    }),
    { numRuns: 2000 },
  );
});
