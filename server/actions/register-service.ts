import type { Kysely } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import { changedWordings, type Finding, findingsOf } from '#shared/actions/action-findings.ts';
import { openMoves } from '#shared/actions/action-moves.ts';
import type { ActionState } from '#shared/actions/action-state.ts';
import type { ActionDetail } from '#shared/actions/action-detail.ts';
import type { ClauseQuote } from '#shared/actions/action.ts';
import { registerRow } from '#shared/actions/register-row.ts';
import type { RegisterRow } from '#shared/actions/register.ts';
import { recogniseCommitment } from '#shared/actions/recognition/recognise-commitment.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { actionIdSchema, type DocumentId, type InitiativeId } from '#shared/core/id.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Schema } from '#server/database/schema.ts';
import type { MemberService } from '#server/sides/member-service.ts';
import { readFacts, readState } from './action-store.ts';
import type { KnownThings } from './known-things.ts';
import type { QuotedClauses } from './quoted-clauses.ts';
import type { RegisterContexts } from './register-context-service.ts';
import { RegisterMemory } from './register-memory.ts';

export type RegisterService = {
  /** The answer of `GET /api/actions` as JSON: drawn row by row, because thousands are sent. Refuses with `forbidden`. */
  registerJson(member: Member): Promise<string>;
  /** Every row, or those of one initiative, without regard to who asks. */
  rows(only?: { initiative: InitiativeId }): Promise<RegisterRow[]>;
  /** Refuses with `not-found` alike what is missing and what is not open. */
  readAction(member: Member, id: string): Promise<ActionDetail>;
  detailOf(member: Member, state: ActionState): Promise<ActionDetail>;
  /** Tells everybody who looks at the register of states that are stored, and gives their rows. */
  announce(states: readonly ActionState[]): Promise<RegisterRow[]>;
  /** Tells them of the actions whose clause in that document reads otherwise than somebody was told. */
  announceWordings(document: DocumentId): Promise<void>;
};

type Options = {
  db: Kysely<Schema>;
  members: MemberService;
  clauses: QuotedClauses;
  contexts: RegisterContexts;
  knownThings: () => Promise<KnownThings>;
  /** Told only of what is stored. */
  onChange: (rows: readonly RegisterRow[]) => void;
  onWording: (rows: readonly RegisterRow[]) => void;
};

/** The register as it stands today, and one action with all that is known of it. */
export function createRegisterService(options: Options): RegisterService {
  const { db, contexts } = options;
  const memory = new RegisterMemory(db);
  const detailOf = (member: Member, state: ActionState) => detail(options, { memory, member, state });
  return {
    async registerJson(member) {
      if (!may(member, Verb.read, { type: 'register' })) throw forbidden();
      const [states, known] = await Promise.all([memory.states(), options.knownThings()]);
      const context = await contexts.contextFor(states);
      const { current, today, rule } = context;
      const head = JSON.stringify({
        businessDay: today,
        currentSession: current === null ? null : { id: current.id, number: current.number },
        bodies: known.bodies,
        sectors: known.sectors,
        initiatives: known.initiatives.map(({ id, name, sector }) => ({ id, name, sector })),
        workingDayRule: rule,
        mayRun: may(member, Verb.runAction, { type: 'register' }),
      });
      const rows = states.map((state) => memory.draw(state, context).json);
      return `${head.slice(0, -1)},"rows":[${rows.join(',')}]}`;
    },
    async rows(only) {
      const all = await memory.states();
      const states =
        only === undefined ? all : all.filter(({ action }) => action.filing.initiative === only.initiative);
      const context = await contexts.contextFor(states);
      return states.map((state) => memory.draw(state, context).row);
    },
    async readAction(member, id) {
      const parsed = actionIdSchema.safeParse(id);
      const state = parsed.success ? await readState(db, parsed.data) : null;
      const sides = state?.parts.map(({ side }) => side) ?? [];
      if (state === null || !may(member, Verb.read, { type: 'action', sides })) {
        throw new AppError(ErrorCode.notFound, 'no such action for this member');
      }
      return detailOf(member, state);
    },
    detailOf,
    async announce(states) {
      if (states.length === 0) return [];
      const context = await contexts.contextFor(states);
      const rows = states.map((state) => memory.draw(state, context).row);
      options.onChange(rows);
      return rows;
    },
    async announceWordings(document) {
      if (!memory.hasToldOf(document)) return;
      const states = await memory.states();
      const quoting = states.filter(({ action }) => action.quote?.document === document);
      const quote = quoting[0]?.action.quote;
      if (quote == null) return;
      // As of now: what is told by a reading of a moment ago would not be told again.
      await options.clauses.readClause(document, quote.cid);
      const context = await contexts.contextFor(quoting);
      const news = quoting.filter((state) => memory.isWordingNews(state, context));
      options.onWording(news.map((state) => memory.draw(state, context).row));
    },
  };
}

async function detail(
  options: Options,
  { memory, member, state }: { memory: RegisterMemory; member: Member; state: ActionState },
): Promise<ActionDetail> {
  const { db, clauses, contexts } = options;
  const { action } = state;
  const { quote } = action;
  const [context, known, facts, now] = await Promise.all([
    contexts.contextFor([state]),
    options.knownThings(),
    readFacts(db, action.id),
    quote === null ? null : clauses.readClause(quote.document, quote.cid),
  ]);
  memory.noteWording(state, context);
  // What was written after this state belongs to a later answer.
  const told = facts.filter(({ seq }) => seq <= state.seq);
  return {
    row: registerRow(state, context),
    action,
    facts: told,
    deadlines: [...state.deadlines],
    members: await writersOf(options.members, told),
    moves: movesOf(member, state),
    findings: [...findings(state, now, { known, ...context })],
    clauseNow: now === null ? null : wordsIn(now),
    isClauseFrozen: quote !== null && (await clauses.isFrozen(db, quote.document)),
  };
}

type FindingsContext = { known: KnownThings } & Awaited<ReturnType<RegisterContexts['contextFor']>>;

/** Between the action and its clause as it reads now; without a clause, of the record alone. */
function findings(
  { action }: ActionState,
  now: ClauseQuote['wordings'] | null,
  { known, calendars, sessions }: FindingsContext,
): readonly Finding[] {
  const { quote } = action;
  if (quote === null) return [];
  const digests = Object.entries(now ?? {}).map(([language, { digest }]) => [language, digest]);
  const changed = changedWordings(quote, Object.fromEntries(digests));
  if (now === null) return changed;
  const recognition = recogniseCommitment(wordsIn(now), known);
  const numberOfSession = (id: string) => sessions.find((session) => session.id === id)?.number ?? null;
  return [...changed, ...findingsOf(recognition, action, { calendars, numberOfSession })];
}

function wordsIn(wordings: ClauseQuote['wordings']): Record<string, string> {
  return Object.fromEntries(Object.entries(wordings).map(([language, { words }]) => [language, words]));
}

function movesOf(member: Member, state: ActionState): ActionDetail['moves'] {
  const sides = state.parts.map(({ side }) => side);
  if (member.side === null || !may(member, Verb.runAction, { type: 'action', sides })) return [];
  return [...openMoves(state, member.side)];
}

async function writersOf(
  members: MemberService,
  facts: readonly ActionFact[],
): Promise<ActionDetail['members']> {
  const wrote = new Set(facts.map(({ member }) => member));
  const everybody = await members.listMembers();
  return everybody.filter(({ id }) => wrote.has(id)).map(({ id, name }) => ({ id, name }));
}

function forbidden(): AppError {
  return new AppError(ErrorCode.forbidden, 'the register is for the two Sides');
}
