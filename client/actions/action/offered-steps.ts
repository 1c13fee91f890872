import type { ActionFact } from '#shared/actions/action-facts.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { refusalOf } from '#shared/actions/action-moves.ts';
import { stateOfFacts } from '#shared/actions/action-state.ts';
import type { MemberId, SideId } from '#shared/core/id.ts';
import { StepName } from './step-name.ts';

type Asker = { readonly member: MemberId; readonly side: SideId | null };

/**
 * What is open to the member now: the moves that the server names, and of the steps that keep the record true those
 * that it would not refuse. Empty for those who only read. The server decides all the same.
 */
export function offeredSteps(detail: ActionDetail, asker: Asker): readonly StepName[] {
  if (detail.moves.length === 0 || asker.side === null) return [];
  const facts = candidates(detail, asker.side).filter(([, fact]) => isOpen(detail, asker, fact));
  return [...detail.moves, ...facts.map(([step]) => step)];
}

type Told<Fact> = Fact extends unknown ? Omit<Fact, 'seq' | 'at' | 'on' | 'member' | 'side'> : never;
type Candidate = readonly [StepName, Told<ActionFact>];

/** What each step would record; whether it may follow depends on its kind, not on what it says. */
function candidates({ action, row, clauseNow }: ActionDetail, side: SideId): readonly Candidate[] {
  const { commitment, filing, quote } = action;
  const own = commitment.parts.find((part) => part.side === side);
  const leadBody = own?.leadBody ?? own?.coExecutors[0];
  const named: Candidate[] =
    own === undefined ? [] : [[StepName.nameBodies, bodiesFact(leadBody, own.coExecutors)]];
  const renewed: Candidate[] =
    quote !== null && row.hasWordingChanged && clauseNow !== null
      ? [[StepName.renewQuote, { fact: 'QuoteRenewed', quote }]]
      : [];
  return [
    [StepName.recordTrigger, { fact: 'TriggerRecorded', day: row.registeredOn }],
    ...named,
    [StepName.amend, { fact: 'CommitmentAmended', commitment }],
    [StepName.file, { fact: 'ActionFiled', filing }],
    ...renewed,
  ];
}

function bodiesFact(
  leadBody: string | undefined,
  coExecutors: Extract<ActionFact, { fact: 'BodiesNamed' }>['coExecutors'],
): Told<Extract<ActionFact, { fact: 'BodiesNamed' }>> {
  // Which body it is matters to nobody here; the brand says that it is one.
  return { fact: 'BodiesNamed', leadBody: (leadBody ?? 'body') as (typeof coExecutors)[number], coExecutors };
}

function isOpen(
  { facts, row, isClauseFrozen }: ActionDetail,
  { member, side }: Asker,
  fact: Told<ActionFact>,
): boolean {
  const written = { seq: row.revision + 1, at: 0, on: row.registeredOn, member, side };
  return refusalOf(stateOfFacts(facts), { ...written, ...fact }, { isClauseFrozen }) === null;
}
