import { randomInt, randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { ActionState } from '#shared/actions/action-state.ts';
import type { CarriedAction } from '#shared/actions/carry-over.ts';
import { type AuditFact, FactName } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { documentIdSchema, type SessionId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { defaultTitle } from '#shared/drafting/default-title.ts';
import { DocumentKind, DocumentStage } from '#shared/drafting/document.ts';
import { sessionDraft } from '#shared/drafting/session-draft.ts';
import { type SkeletonFacts, skeletonOf } from '#shared/drafting/skeleton.ts';
import { TEXT_SCHEMA_VERSION } from '#shared/drafting/text/text-version.ts';
import { type Session, SessionStage } from '#shared/sessions/session.ts';
import { isOver } from '#shared/sessions/session-stage.ts';
import { subGroupsOf } from '#shared/sessions/session-sub-groups.ts';
import type { OpenedSession, SessionOpening } from '#shared/sessions/session-opening.ts';
import type { Body } from '#shared/sides/body.ts';
import type { Member } from '#shared/sides/member.ts';
import type { CarryOverService } from '#server/actions/carry-over-service.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { BusinessCalendar, Clock } from '#server/platform/clock.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import type { SessionService } from '#server/sessions/session-service.ts';
import type { WorkspaceService } from '#server/sides/workspace-service.ts';
import type { SeedText } from './document-making-service.ts';
import { findDocument, hasDocument, insertDocument } from './document-store.ts';
import { stateOfParts } from './skeleton-state.ts';

export type SessionOpeningService = {
  /**
   * Opens the next session: draft of its Protocol with what is unfinished, agenda, and the fact of each carried action,
   * all or nothing. Repeating it changes nothing. Refuses with `forbidden`, `not-found`, and `conflict` while the session
   * before it is not agreed, or when somebody has begun its Protocol by hand.
   */
  openSession(member: Member, number: number, opening: SessionOpening): Promise<OpenedSession>;
};

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  calendar: BusinessCalendar;
  sessions: SessionService;
  workspace: WorkspaceService;
  carryOver: CarryOverService;
  seedText: SeedText;
  /** Told once all is stored. */
  onOpened: (session: SessionId, carried: readonly ActionState[]) => Promise<void>;
};

/** Epochs are compared, never ordered; clientIDs of Yjs are 32 bits wide. */
const NUMBER_LIMIT = 2 ** 31;

export function createSessionOpeningService(options: Options): SessionOpeningService {
  return {
    async openSession(member, number, opening) {
      if (!may(member, Verb.openSession, { type: 'workspace' })) {
        throw new AppError(ErrorCode.forbidden, 'this member opens no sessions');
      }
      const session = await openable(options, number);
      const isNew =
        session.stage === SessionStage.preparing && (await open(options, member, session, opening));
      return { ...(await answerOf(options, session.id)), isNew };
    },
  };
}

/** The session of that number, when the text of every earlier one is agreed; the first of a workspace has none. */
async function openable({ sessions }: Options, number: number): Promise<Session> {
  const all = await sessions.listSessions();
  const session = all.find((each) => each.number === number);
  if (session === undefined) throw new AppError(ErrorCode.notFound, `there is no session ${number}`);
  const before = all.find((each) => each.number < number && !isOver(each.stage));
  if (session.stage === SessionStage.preparing && before !== undefined) {
    throw new AppError(ErrorCode.conflict, `session ${before.number} is not over`);
  }
  return session;
}

/** False when somebody else has opened it meanwhile. */
async function open(
  options: Options,
  member: Member,
  session: Session,
  opening: SessionOpening,
): Promise<boolean> {
  const startsOn = opening.startsOn ?? session.startsOn;
  const facts = await factsOf(options, member, session, startsOn);
  const known = await options.carryOver.prepare();
  const states = await inTransaction(options.db, async (transaction) => {
    const subGroups = facts.subGroups.map(({ id }) => id);
    const isMine = await options.sessions.beginDrafting(transaction, session.id, { startsOn, subGroups });
    if (!isMine) return null;
    await requireNoProtocol(transaction, session);
    const into = { id: session.id, number: session.number };
    const {
      carried,
      bodies,
      states: after,
    } = await options.carryOver.carryInto(transaction, known, {
      into,
      startsOn,
    });
    await beginDocument(options, transaction, {
      member,
      session,
      facts,
      kind: DocumentKind.protocol,
      carried,
      bodies,
    });
    if (!(await hasDocument(transaction, { session: session.id, kind: DocumentKind.agenda }))) {
      await beginDocument(options, transaction, {
        member,
        session,
        facts,
        kind: DocumentKind.agenda,
        carried,
        bodies,
      });
    }
    const details = { carried: carried.length, startsOn };
    await recordFact(
      transaction,
      factBy(options, member, { fact: FactName.sessionOpened, thing: `session/${session.id}`, details }),
    );
    return after;
  });
  if (states !== null) await options.onOpened(session.id, states);
  return states !== null;
}

async function requireNoProtocol(transaction: Transaction<Schema>, { id }: Session): Promise<void> {
  if (!(await hasDocument(transaction, { session: id, kind: DocumentKind.protocol }))) return;
  throw new AppError(ErrorCode.conflict, `${id} has a Protocol that was begun by hand`);
}

/** What both drafts say; the sub-groups are those of the session's own time. */
async function factsOf(
  { workspace, calendar }: Options,
  member: Member,
  session: Session,
  startsOn: CalendarDay | null,
) {
  const [{ sides, subGroups }, { languages }] = await Promise.all([
    workspace.listSides(),
    workspace.introduce(member),
  ]);
  const day = startsOn ?? calendar.today();
  return {
    languages,
    session: session.number,
    place: session.place,
    day: startsOn,
    sides: sides.map(({ id, name }) => ({
      id,
      name,
      coChair: session.coChairs.find((coChair) => coChair.side === id)?.name ?? null,
    })),
    subGroup: null,
    subGroups: subGroupsOf(session, subGroups, day),
  };
}

type Beginning = {
  member: Member;
  session: Session;
  facts: Awaited<ReturnType<typeof factsOf>>;
  kind: 'protocol' | 'agenda';
  carried: readonly CarriedAction[];
  bodies: readonly Body[];
};

async function beginDocument(
  options: Options,
  transaction: Transaction<Schema>,
  { member, session, facts, kind, carried, bodies }: Beginning,
): Promise<void> {
  const at = options.clock.now();
  const title = defaultTitle({
    kind,
    session: session.number,
    subGroup: null,
    today: options.calendar.today(),
  });
  const whole: SkeletonFacts = { ...facts, kind, title };
  const parts = kind === DocumentKind.protocol ? sessionDraft(whole, { carried, bodies }) : skeletonOf(whole);
  const clientId = randomInt(1, NUMBER_LIMIT);
  const state = stateOfParts(parts, facts.languages, clientId);
  const id = documentIdSchema.parse(`${kind}-${session.number}-${randomUUID().slice(0, 8)}`);
  await insertDocument(transaction, {
    id,
    kind,
    title,
    session: session.id,
    subGroup: null,
    side: null,
    stage: DocumentStage.drafting,
    languages: facts.languages,
    createdAt: at,
  });
  await options.seedText(transaction, {
    address: { kind: 'common', document: id },
    epoch: randomInt(1, NUMBER_LIMIT),
    schemaVersion: TEXT_SCHEMA_VERSION,
    state,
    clientId,
    at,
  });
  const details = { kind, stateSha256: sha256Hex(state) };
  await recordFact(
    transaction,
    factBy(options, member, { fact: FactName.documentCreated, thing: `document/${id}`, details }),
  );
}

async function answerOf({ db, sessions }: Options, id: SessionId): Promise<Omit<OpenedSession, 'isNew'>> {
  const session = (await sessions.listSessions()).find((each) => each.id === id);
  if (session === undefined) throw new Error(`the session ${id} has gone`);
  return {
    session,
    protocol: await findDocument(db, { session: id, kind: DocumentKind.protocol }),
    agenda: await findDocument(db, { session: id, kind: DocumentKind.agenda }),
  };
}

function factBy(
  { clock }: Options,
  { id: member, side, role }: Member,
  what: Pick<AuditFact, 'fact' | 'thing' | 'details'>,
): AuditFact {
  return {
    at: clock.now(),
    actor: { member, side, role },
    digestBefore: null,
    digestAfter: null,
    ...what,
  };
}
