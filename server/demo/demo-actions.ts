// Demonstration data: the commitments quote the invented clauses of the demonstration Protocol; the decisions of the 10th
// session, every status and every piece of evidence are invented.
import { type Action, actionSchema, type ClauseQuote } from '#shared/actions/action.ts';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import { ActionStatus } from '#shared/actions/action-status.ts';
import { canonicalPart, digestOf } from '#shared/drafting/canonical-text.ts';
import { documentIdSchema } from '#shared/core/id.ts';
import register from './data/actions.json' with { type: 'json' };
import protocol from './data/protocol-11.json' with { type: 'json' };
import { demoHistory } from './demo-action-history.ts';
import type { DemoLanguage } from './demo-part.ts';
import { protocolText } from './protocol-text.ts';

/** The eight decisions of the 10th session as they stand on the eve of the 11th. */
export function demoDecisions(): readonly (readonly ActionFact[])[] {
  return register.decisions.map((decision) => {
    const action = actionSchema.parse({
      id: decision.id,
      session: 'session-10',
      commitment: {
        kind: decision.deliverable.en.startsWith('Consider') ? 'soft' : 'commitment',
        deliverable: decision.deliverable,
        parts: decision.sides.map((side) => ({ side, leadBody: null, coExecutors: [], deliverable: {} })),
        deadline: null,
        dependsOn: null,
      },
      filing: { initiative: null, sector: null, subGroup: decision.subGroup },
      quote: null,
    });
    const days = { registeredOn: '2024-10-15', carriedOn: '2025-07-15', statusOn: '2025-08-01' };
    return demoHistory(action, {
      ...days,
      status: statusIn(decision.status),
      extendedTo: null,
      trigger: null,
    });
  });
}

/** The fifteen commitments of the 11th Protocol as they stand on 12 January 2026. */
export function demoCommitments(): readonly (readonly ActionFact[])[] {
  return register.commitments.map((commitment) =>
    demoHistory(commitmentAction(commitment), {
      registeredOn: '2025-08-06',
      carriedOn: null,
      status: statusIn(commitment.status),
      statusOn: commitment.statusOn ?? '2025-12-15',
      extendedTo: commitment.id === 'c-12' ? '2026-01-30' : null,
      // C-04 was received on 13 October: from that day C-05 counts its sixty.
      trigger: commitment.id === 'c-05' ? '2025-10-13' : null,
    }),
  );
}

function commitmentAction(commitment: (typeof register.commitments)[number]): Action {
  const { id, clause, deliverable, parts, deadline, dependsOn, initiative, sector, subGroup } = commitment;
  return actionSchema.parse({
    id,
    session: 'session-11',
    commitment: { kind: 'commitment', deliverable, parts, deadline, dependsOn },
    filing: { initiative, sector, subGroup },
    quote: quoteOf(clause),
  });
}

/** A clause of the demonstration Protocol in both languages, as an action quotes it. */
function quoteOf(cid: string): ClauseQuote {
  const wording = (language: DemoLanguage) => {
    const part = protocolText()
      .map((each) => each(language))
      .find(({ attributes }) => attributes['cid'] === cid);
    if (part === undefined) throw new RangeError(`the demonstration Protocol has no ${cid}`);
    return { digest: digestOf(canonicalPart(part)), words: clauseWords(cid, language) };
  };
  return {
    document: documentIdSchema.parse('protocol-11'),
    cid,
    wordings: { en: wording('en'), ru: wording('ru') },
  };
}

/** As a reader sees them, references with the numbers that they show. */
function clauseWords(cid: string, language: DemoLanguage): string {
  const words = protocol.clauses.find((clause) => clause.cid === cid)?.[language] ?? '';
  const numberOf = (target: string) => String(protocol.clauses.find((clause) => clause.cid === target)?.n);
  return words.replaceAll(/\{([a-z0-9-]+)\}/g, (_, target: string) => numberOf(target));
}

function statusIn(word: string): ActionStatus {
  const status = Object.values(ActionStatus).find((each) => each === word);
  if (status === undefined) throw new RangeError(`the demonstration has a status ${word}`);
  return status;
}
