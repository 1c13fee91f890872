import type { Kysely, Transaction } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { ClauseQuote } from '#shared/actions/action.ts';
import type {
  ActionStep,
  BulkMoves,
  BulkOutcomes,
  MoveCommand,
  NewAction,
} from '#shared/actions/action-commands.ts';
import { ActionRefusal } from '#shared/actions/action-moves.ts';
import type { ActionState } from '#shared/actions/action-state.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { actionIdSchema, type ActionId } from '#shared/core/id.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { BusinessCalendar, Clock } from '#server/platform/clock.ts';
import { wrongField } from '#server/http/wrong-field.ts';
import { storeActionFact } from './action-facts-service.ts';
import { readState } from './action-store.ts';
import { factOfStep, type Written } from './fact-of-step.ts';
import type { KnownThings } from './known-things.ts';
import type { QuotedClauses } from './quoted-clauses.ts';
import type { RegisterService } from './register-service.ts';
import { type PreparedAction, quoteOf, Registration } from './registration.ts';

/** What became of a move: done, or given on a state that has passed; with the action as it is now. */
export type MoveOutcome = { readonly kind: 'done' | 'out-of-date'; readonly detail: ActionDetail };

export type ActionService = {
  /** Adds an action; refuses with `forbidden`, and `invalid-input` what names something that does not exist. */
  registerAction(member: Member, wanted: NewAction): Promise<ActionDetail>;
  /** The same, stored by `store` in one transaction with something else; what `store` refuses leaves nothing behind. */
  registerActionWith(
    member: Member,
    wanted: NewAction,
    store: (prepared: PreparedAction) => Promise<void>,
  ): Promise<ActionDetail>;
  /** Takes one step; refuses with `not-found`, `forbidden`, `invalid-input` and `action-refused`. */
  moveAction(member: Member, id: string, command: MoveCommand): Promise<MoveOutcome>;
  /** Each by itself, in order: what is refused leaves the others done. */
  moveActions(member: Member, wanted: BulkMoves): Promise<BulkOutcomes>;
};

export type ActionServiceOptions = {
  db: Kysely<Schema>;
  clock: Clock;
  calendar: BusinessCalendar;
  clauses: QuotedClauses;
  register: RegisterService;
  knownThings: () => Promise<KnownThings>;
};

type Asked = { member: Member; command: MoveCommand; known: KnownThings; quote: ClauseQuote | null };

/** What members do to actions: right, state and revision are asked inside the unit of work that stores the fact. */
export function createActionService(options: ActionServiceOptions): ActionService {
  const { register } = options;
  const registration = new Registration(options);
  const announced = async (member: Member, state: ActionState): Promise<ActionDetail> => {
    await register.announce([state]);
    return register.detailOf(member, state);
  };
  const move = (member: Member, id: ActionId, command: MoveCommand) =>
    takeStep(options, { member, id, command });
  return {
    async registerAction(member, wanted) {
      return announced(member, await registration.register(member, wanted));
    },
    async registerActionWith(member, wanted, store) {
      return announced(member, await registration.registerWith(member, wanted, store));
    },
    async moveAction(member, id, command) {
      const { kind, state } = await move(member, actionIdOf(id), command);
      if (kind === 'done') await register.announce([state]);
      return { kind, detail: await register.detailOf(member, state) };
    },
    async moveActions(member, { moves }) {
      const states: ActionState[] = [];
      const refusals = new Map<number, Refused>();
      for (const [index, { action, ...command }] of moves.entries()) {
        const outcome = await move(member, action, command).catch(refusedOf);
        if ('refusal' in outcome) refusals.set(index, outcome.refusal);
        else if (outcome.kind === 'out-of-date') refusals.set(index, ActionRefusal.outOfDate);
        else states.push(outcome.state);
      }
      const rows = await register.announce(states);
      return { outcomes: outcomesOf(moves, refusals, rows) };
    },
  };
}

type Refused = Extract<BulkOutcomes['outcomes'][number], { kind: 'refused' }>['refusal'];

function outcomesOf(
  moves: BulkMoves['moves'],
  refusals: ReadonlyMap<number, Refused>,
  rows: Awaited<ReturnType<RegisterService['announce']>>,
): BulkOutcomes['outcomes'] {
  const done = [...rows];
  return moves.map(({ action }, index) => {
    const refusal = refusals.get(index);
    if (refusal !== undefined) return { kind: 'refused', action, refusal };
    const row = done.shift();
    if (row === undefined) throw new Error('a move was done and has no row');
    return { kind: 'done', action, row };
  });
}

/** Only what the command itself is refused for; a fault of the server ends the whole. */
function refusedOf(error: unknown): { refusal: Refused } {
  if (!(error instanceof AppError)) throw error;
  const { code, details } = error;
  const refusal = Object.values(ActionRefusal).find((each) => each === details['refusal']);
  if (refusal !== undefined) return { refusal };
  if (code === ErrorCode.forbidden || code === ErrorCode.notFound || code === ErrorCode.invalidInput) {
    return { refusal: code };
  }
  throw error;
}

async function takeStep(
  options: ActionServiceOptions,
  { member, id, command }: { member: Member; id: ActionId; command: MoveCommand },
): Promise<{ kind: MoveOutcome['kind']; state: ActionState }> {
  const known = await options.knownThings();
  const quote = command.move.move === 'renew-quote' ? await renewedQuote(options, id) : null;
  return inTransaction(options.db, (transaction) =>
    storeStep(options, transaction, id, { member, command, known, quote }),
  );
}

async function storeStep(
  options: ActionServiceOptions,
  transaction: Transaction<Schema>,
  id: ActionId,
  { member, command, known, quote }: Asked,
): Promise<{ kind: MoveOutcome['kind']; state: ActionState }> {
  const state = await readState(transaction, id);
  const sides = state?.parts.map(({ side }) => side) ?? [];
  if (state === null || !may(member, Verb.read, { type: 'action', sides })) {
    throw new AppError(ErrorCode.notFound, 'no such action for this member');
  }
  const verb = verbOf(command.move);
  if (!may(member, verb, { type: 'action', sides })) throw forbidden(`this member may not ${verb}`);
  if (command.expectedRevision !== state.seq) return { kind: 'out-of-date', state };
  const fact = factOfStep(command.move, writtenBy(options, member, state.seq + 1), quote);
  const given = { role: member.role, known, clauses: options.clauses };
  return { kind: 'done', state: await storeActionFact(transaction, state, fact, given) };
}

/** The clause that the action quotes, as it reads now. */
async function renewedQuote({ db, clauses }: ActionServiceOptions, id: ActionId): Promise<ClauseQuote> {
  const quoted = (await readState(db, id))?.action.quote ?? null;
  const quote = quoted === null ? null : await quoteOf(clauses, quoted.document, quoted.cid);
  if (quote === null) throw wrongField('move', 'the action quotes no clause that could be read');
  return quote;
}

function verbOf({ move }: ActionStep): Verb {
  if (move === 'report') return Verb.reportAction;
  return move === 'accept' || move === 'return' ? Verb.answerReport : Verb.runAction;
}

function writtenBy(
  { clock, calendar }: ActionServiceOptions,
  { id: member, side }: Member,
  seq: number,
): Written {
  return { seq, at: clock.now(), on: calendar.today(), member, side };
}

function actionIdOf(id: string): ActionId {
  const parsed = actionIdSchema.safeParse(id);
  if (!parsed.success) throw new AppError(ErrorCode.notFound, 'no such action for this member');
  return parsed.data;
}

function forbidden(why: string): AppError {
  return new AppError(ErrorCode.forbidden, why);
}
