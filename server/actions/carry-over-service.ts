import type { Transaction } from 'kysely';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import { type ActionState, deadlineInForce } from '#shared/actions/action-state.ts';
import { isUnfinished } from '#shared/actions/action-status.ts';
import { type CarriedAction, carryOver } from '#shared/actions/carry-over.ts';
import type { ActionId, SessionId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { Body } from '#shared/sides/body.ts';
import type { Schema } from '#server/database/schema.ts';
import type { BusinessCalendar, Clock } from '#server/platform/clock.ts';
import type { BodyService } from '#server/sides/body-service.ts';
import { storeActionFact } from './action-facts-service.ts';
import { readRevisions, readStates } from './action-store.ts';
import type { KnownThings } from './known-things.ts';
import type { QuotedClauses } from './quoted-clauses.ts';

type Opening = {
  into: { id: SessionId; number: number };
  /** When it opens, as far as that is known: deadlines that wait for it begin to run. */
  startsOn: CalendarDay | null;
};

export type CarryOverService = {
  /** What the unit of work must know and cannot read inside: gathered before it begins. */
  prepare(): Promise<KnownThings>;
  /**
   * Carries every unfinished action of earlier sessions into one that opens, in the caller's unit of work: each gets its
   * fact exactly once, however often this is repeated. `carried` tells them as they stood before.
   */
  carryInto(
    transaction: Transaction<Schema>,
    known: KnownThings,
    opening: Opening,
  ): Promise<{ carried: readonly CarriedAction[]; bodies: readonly Body[]; states: readonly ActionState[] }>;
  /** The opening day became known, or another: deadlines that count from it run from there. The actions as they are now. */
  startDeadlines(
    transaction: Transaction<Schema>,
    known: KnownThings,
    opening: Opening,
  ): Promise<readonly ActionState[]>;
};

type Options = {
  clock: Clock;
  calendar: BusinessCalendar;
  bodies: BodyService;
  clauses: QuotedClauses;
  knownThings: () => Promise<KnownThings>;
};

/** Unfinished actions on their way into the next session. */
export function createCarryOverService(options: Options): CarryOverService {
  return {
    prepare: options.knownThings,
    async startDeadlines(transaction, known, opening) {
      const { started } = await statesAt(options, transaction, { opening, known });
      return started;
    },
    async carryInto(transaction, known, opening) {
      const { states } = await statesAt(options, transaction, { opening, known });
      const record = async (state: ActionState, what: WhatHappened): Promise<void> => {
        const after = await recordBySystem(options, transaction, { state, what, known });
        states.set(after.action.id, after);
      };
      const carried = carryOver([...states.values()], {
        into: opening.into,
        numberOf: (session) => numberIn(known, session),
        ...(await options.bodies.workingDays(transaction)),
      });
      for (const { id } of carried.filter(({ isRecorded }) => !isRecorded)) {
        await record(stateIn(states, id), { fact: 'ActionCarriedOver', into: opening.into.id });
      }
      return { carried, bodies: known.bodies, states: carried.map(({ id }) => stateIn(states, id)) };
    },
  };
}

/** Every action, once those that waited for the opening have been told its day. */
async function statesAt(
  options: Options,
  transaction: Transaction<Schema>,
  { opening, known }: { opening: Opening; known: KnownThings },
) {
  const ids = (await readRevisions(transaction)).map(({ id }) => id);
  const states = new Map(await readStates(transaction, ids));
  const started: ActionState[] = [];
  for (const state of states.values()) {
    if (!waitsFor(state, opening)) continue;
    const what = { fact: 'TriggerRecorded', day: opening.startsOn } as const;
    const after = await recordBySystem(options, transaction, { state, what, known });
    states.set(after.action.id, after);
    started.push(after);
  }
  return { states, started };
}

type WhatHappened =
  | { readonly fact: 'TriggerRecorded'; readonly day: CalendarDay }
  | { readonly fact: 'ActionCarriedOver'; readonly into: SessionId };

function recordBySystem(
  { clock, calendar, clauses }: Options,
  transaction: Transaction<Schema>,
  { state, what, known }: { state: ActionState; what: WhatHappened; known: KnownThings },
): Promise<ActionState> {
  const written = { seq: state.seq + 1, at: clock.now(), on: calendar.today(), member: 'system' as const };
  const fact: ActionFact = { ...written, side: null, ...what };
  return storeActionFact(transaction, state, fact, { role: null, known, clauses });
}

/** Its deadline counts from the day on which that session opens, and knows another day or none. */
function waitsFor(state: ActionState, opening: Opening): opening is Opening & { startsOn: CalendarDay } {
  const deadline = deadlineInForce(state);
  if (opening.startsOn === null || deadline?.kind !== 'relative' || !isUnfinished(state)) return false;
  const { trigger } = deadline;
  const isIt = trigger.kind === 'session-opens' && trigger.session === opening.into.id;
  return isIt && state.triggerDay !== opening.startsOn;
}

function stateIn(states: ReadonlyMap<ActionId, ActionState>, id: ActionId): ActionState {
  const state = states.get(id);
  if (state === undefined) throw new RangeError(`${id} is carried and was not read`);
  return state;
}

function numberIn({ sessions }: KnownThings, id: SessionId): number {
  const session = sessions.find((each) => each.id === id);
  if (session === undefined) throw new RangeError(`an action of ${id}, which is no session`);
  return session.number;
}
