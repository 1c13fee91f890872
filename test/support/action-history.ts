import { type Action, type Commitment, actionSchema } from '#shared/actions/action.ts';
import { type ActionFact, actionFactSchema } from '#shared/actions/action-facts.ts';
import { type ActionRefusal, refusalOf } from '#shared/actions/action-moves.ts';
import { type ActionState, afterFact } from '#shared/actions/action-state.ts';
import { type SideId, sideIdSchema } from '#shared/core/id.ts';

export const india = sideIdSchema.parse('in');
export const russia = sideIdSchema.parse('ru');
export const evidence = [{ kind: 'reference', number: '12-4/2025', date: '2025-10-13' }];

type Words = { en?: string; ru?: string };
type Given = {
  id?: string;
  session?: string;
  sides?: readonly SideId[];
  deadline?: Commitment['deadline'];
  deliverable?: Words;
  subGroup?: string | null;
};

/** An action of the 11th session; of both Sides, without a deadline, unless told otherwise. */
export function anAction(given: Given = {}): Action {
  const { id = 'c-01', session = 'session-11', sides = [india, russia] } = given;
  return actionSchema.parse({
    id,
    session,
    commitment: {
      kind: 'commitment',
      deliverable: given.deliverable ?? { en: `Do ${id}`, ru: `Исполнить ${id}` },
      parts: sides.map((side) => ({ side, leadBody: null, coExecutors: [], deliverable: {} })),
      deadline: given.deadline ?? null,
      dependsOn: null,
    },
    filing: { initiative: null, subGroup: given.subGroup ?? null, sector: null },
    quote: null,
  });
}

/** The history of one action: what is taken is there for ever, what is refused leaves no trace. */
export type ActionHistory = {
  readonly facts: readonly ActionFact[];
  readonly state: ActionState;
  take(side: SideId | null, fact: Record<string, unknown>): ActionRefusal | null;
};

export function historyOf(action: Action, registeredOn = '2025-08-06'): ActionHistory {
  const facts: ActionFact[] = [];
  let state: ActionState | null = null;
  let day = registeredOn;
  const take = (side: SideId | null, { on, ...given }: Record<string, unknown>) => {
    if (typeof on === 'string') day = on;
    const member = side === null ? 'system' : `${side}-secretary`;
    const written = { seq: facts.length + 1, at: facts.length, on: day, member, side };
    const fact = actionFactSchema.parse({ ...written, ...given });
    const refusal = refusalOf(state, fact, { isClauseFrozen: false });
    if (refusal !== null) return refusal;
    facts.push(fact);
    state = afterFact(state, fact);
    return null;
  };
  take(india, { fact: 'ActionRegistered', action });
  return {
    facts,
    take,
    get state() {
      if (state === null) throw new Error('registering was refused');
      return state;
    },
  };
}
