import type { ClauseQuote } from '#shared/actions/action.ts';
import type { ActionStep } from '#shared/actions/action-commands.ts';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';

/** Who wrote when, as the `n`th fact of the action. */
export type Written = Pick<ActionFact, 'seq' | 'at' | 'on' | 'member' | 'side'>;

/** The fact that a step becomes. `quote`: the clause as it reads now; only renewing asks for it, and needs it. */
export function factOfStep(step: ActionStep, written: Written, quote: ClauseQuote | null): ActionFact {
  switch (step.move) {
    case 'report': {
      const { status, words, evidence } = step;
      return { ...written, fact: 'ActionReported', status, words, evidence };
    }
    case 'accept':
      return { ...written, fact: 'ReportAccepted', report: step.report };
    case 'return':
      return { ...written, fact: 'ReportReturned', report: step.report, reason: step.reason };
    case 'extend':
      return { ...written, fact: 'ExtensionProposed', deadline: step.deadline, reason: step.reason };
    case 'end': {
      const { ending, by, reason } = step;
      return { ...written, fact: 'EndingProposed', ending, by, reason };
    }
    case 'accept-proposal':
      return { ...written, fact: 'ProposalAccepted', proposal: step.proposal };
    case 'decline-proposal':
      return { ...written, fact: 'ProposalDeclined', proposal: step.proposal, reason: step.reason };
    case 'withdraw-proposal':
      return { ...written, fact: 'ProposalWithdrawn', proposal: step.proposal };
    case 'reopen':
      return { ...written, fact: 'ActionReopened', reason: step.reason };
    case 'note':
      return { ...written, fact: 'ActionNoted', words: step.words };
    default:
      return factOfRecord(step, written, quote);
  }
}

type RecordStep = Extract<
  ActionStep,
  { move: 'record-trigger' | 'amend' | 'name-bodies' | 'file' | 'renew-quote' }
>;

/** What keeps the record true and is no move between the Sides. */
function factOfRecord(step: RecordStep, written: Written, quote: ClauseQuote | null): ActionFact {
  switch (step.move) {
    case 'record-trigger':
      return { ...written, fact: 'TriggerRecorded', day: step.day };
    case 'amend':
      return { ...written, fact: 'CommitmentAmended', commitment: step.commitment };
    case 'name-bodies':
      return { ...written, fact: 'BodiesNamed', leadBody: step.leadBody, coExecutors: step.coExecutors };
    case 'file':
      return { ...written, fact: 'ActionFiled', filing: step.filing };
    case 'renew-quote':
      if (quote === null) throw new TypeError('a quote is renewed without its clause');
      return { ...written, fact: 'QuoteRenewed', quote };
    default:
      return exhaustive(step);
  }
}
