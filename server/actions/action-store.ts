import type { Kysely, Transaction } from 'kysely';
import { type ActionFact, actionFactSchema } from '#shared/actions/action-facts.ts';
import { type ActionState, afterFact, stateOfFacts } from '#shared/actions/action-state.ts';
import type { ActionId, SessionId } from '#shared/core/id.ts';
import type { BatchStatement } from '#server/database/batch.ts';
import type { Schema } from '#server/database/schema.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

/** Raised when `ActionState` changes its shape: what was stored in another one is made anew from the facts. */
const STATE_FORM = 1;
/** Ids in one statement: below the least number of parameters that a database allows. */
const IDS_AT_ONCE = 500;

/** The number of the last fact of every action, in order of registration. */
export async function readRevisions(db: Source): Promise<{ id: ActionId; revision: number }[]> {
  const rows = await db.selectFrom('action').select(['id', 'revision']).orderBy('position').execute();
  return rows.map(({ id, revision }) => ({ id: asStored(id), revision }));
}

/** The states that facts amount to; those of an older form are made anew. What does not exist is left out. */
export async function readStates(db: Source, ids: readonly ActionId[]): Promise<Map<ActionId, ActionState>> {
  const states = new Map<ActionId, ActionState>();
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    const rows = await db
      .selectFrom('action')
      .select(['id', 'state_form', 'state'])
      .where('id', 'in', ids.slice(from, from + IDS_AT_ONCE))
      .execute();
    for (const { id: stored, state_form: form, state } of rows) {
      const id = asStored(stored);
      states.set(id, form === STATE_FORM ? stateOf(state) : stateOfFacts(await readFacts(db, id)));
    }
  }
  return states;
}

/** The whole history in order; empty when there is no such action. */
export async function readFacts(db: Source, id: ActionId): Promise<ActionFact[]> {
  const rows = await db
    .selectFrom('action_fact')
    .select('content')
    .where('action', '=', id)
    .orderBy('seq')
    .execute();
  return rows.map(({ content }) => actionFactSchema.parse(JSON.parse(content)));
}

/** The actions that were ever reopened, in order of registration. */
export async function readReopened(db: Source): Promise<ActionId[]> {
  const name: ActionFact['fact'] = 'ActionReopened';
  const rows = await db
    .selectFrom('action')
    .select('id')
    .where('id', 'in', (from) => from.selectFrom('action_fact').select('action').where('fact', '=', name))
    .orderBy('position')
    .execute();
  return rows.map(({ id }) => asStored(id));
}

/** Null when there is no such action. */
export async function readState(db: Source, id: ActionId): Promise<ActionState | null> {
  return (await readStates(db, [id])).get(id) ?? null;
}

/** Stores a fact and the state after it, and the files that it names. Whether it may follow was asked before. */
export async function appendFact(
  transaction: Transaction<Schema>,
  before: ActionState | null,
  fact: ActionFact,
): Promise<ActionState> {
  const after = afterFact(before, fact);
  const { id, session } = after.action;
  const cached = { revision: after.seq, state_form: STATE_FORM, state: JSON.stringify(after) };
  if (before === null) {
    const position = await nextPosition(transaction);
    await transaction
      .insertInto('action')
      .values({ id, session, position, ...cached })
      .execute();
  } else {
    await transaction.updateTable('action').set(cached).where('id', '=', id).execute();
  }
  await transaction
    .insertInto('action_fact')
    .values({ action: id, seq: fact.seq, at: fact.at, fact: fact.fact, content: JSON.stringify(fact) })
    .execute();
  for (const digest of filesOf(fact)) {
    await transaction.insertInto('action_evidence').values({ digest, action: id, seq: fact.seq }).execute();
  }
  return after;
}

/** The rows of an action that is registered, for a transaction of somebody else; safe to be repeated. */
export async function registrationRows(
  transaction: Transaction<Schema>,
  state: ActionState,
  fact: ActionFact,
): Promise<BatchStatement[]> {
  const { id, session } = state.action;
  const cached = { revision: state.seq, state_form: STATE_FORM, state: JSON.stringify(state) };
  const action = transaction
    .insertInto('action')
    .values({ id, session, position: await nextPosition(transaction), ...cached })
    .onConflict((conflict) => conflict.column('id').doNothing());
  const first = transaction
    .insertInto('action_fact')
    .values({ action: id, seq: fact.seq, at: fact.at, fact: fact.fact, content: JSON.stringify(fact) })
    .onConflict((conflict) => conflict.columns(['action', 'seq']).doNothing());
  return [action.compile(), first.compile()].map(({ sql, parameters }) => ({ sql, parameters }));
}

/** The next free number of a session's own actions, from 1. */
export async function nextNumber(transaction: Transaction<Schema>, session: SessionId): Promise<number> {
  const row = await transaction
    .selectFrom('action')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('session', '=', session)
    .executeTakeFirst();
  return (row?.count ?? 0) + 1;
}

async function nextPosition(transaction: Transaction<Schema>): Promise<number> {
  const last = await transaction
    .selectFrom('action')
    .select((eb) => eb.fn.max('position').as('position'))
    .executeTakeFirst();
  return (last?.position ?? 0) + 1;
}

function filesOf(fact: ActionFact): ReadonlySet<string> {
  if (fact.fact !== 'ActionReported') return new Set();
  return new Set(fact.evidence.flatMap((each) => (each.kind === 'file' ? [each.digest] : [])));
}

function asStored(id: string): ActionId {
  return id as ActionId; // only parsed ids are ever stored
}

function stateOf(stored: string): ActionState {
  return JSON.parse(stored) as ActionState; // of today's form, written by `appendFact` from parsed facts
}
