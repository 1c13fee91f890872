import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { FactName, memberFact } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import { type SessionId, sessionIdSchema } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { NewSession, SessionFacts, StageWish } from '#shared/sessions/session-keeping.ts';
import { isBack, isOver, movesByHand } from '#shared/sessions/session-stage.ts';
import { type Session, SessionStage } from '#shared/sessions/session.ts';
import type { Member } from '#shared/sides/member.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import type { Schema } from '#server/database/schema.ts';
import { inTransaction } from '#server/database/transaction.ts';
import type { Clock } from '#server/platform/clock.ts';
import { wrongField } from '#server/http/wrong-field.ts';
import { sha256Hex } from '#server/platform/digest.ts';
import type { WorkspaceService } from '#server/sides/workspace-service.ts';
import { insertSession, putSessionFacts, putStage, readSessions, sessionIn } from './session-store.ts';

/** What has changed of a session; the stages are the same unless it was moved. */
export type SessionChange = { session: SessionId; from: SessionStage; to: SessionStage };

/** Port: deadlines that count from the day on which a session opens. Prepared outside, told inside the unit of work. */
export type OpeningDay = {
  prepare(): Promise<(transaction: Transaction<Schema>, opening: Opening) => Promise<() => Promise<void>>>;
};

type Opening = { into: { id: SessionId; number: number }; startsOn: CalendarDay };

export type SessionKeepingService = {
  /** A session to be prepared. Refuses with `forbidden`, `invalid-input`, and `conflict` a number that does not come next. */
  announceSession(member: Member, facts: NewSession): Promise<Session>;
  /** Refuses with `not-found`, `forbidden` (also once it is sealed), `invalid-input`, `conflict`, `out-of-date`. */
  changeSession(member: Member, number: number, facts: SessionFacts): Promise<Session>;
  /** Refuses besides with `conflict` what is no allowed move, and what the next session has left behind. */
  moveSession(member: Member, number: number, wish: StageWish): Promise<Session>;
};

type Options = {
  db: Kysely<Schema>;
  clock: Clock;
  workspace: WorkspaceService;
  /** Port: the session has documents, whose titles and texts say its number. */
  hasDocuments: (transaction: Transaction<Schema>, session: SessionId) => Promise<boolean>;
  openingDay: OpeningDay;
  /** Told once all is stored. */
  sessionChanged: (change: SessionChange) => Promise<void>;
};

/** What secretaries keep of the sessions, for both Sides; each change with its fact in one transaction. */
export function createSessionKeepingService(options: Options): SessionKeepingService {
  return {
    announceSession: (member, facts) => announce(options, member, facts),
    changeSession: (member, number, facts) => change(options, member, { number, facts }),
    moveSession: (member, number, wish) => move(options, member, { number, wish }),
  };
}

async function announce(options: Options, member: Member, facts: NewSession): Promise<Session> {
  if (!may(member, Verb.manageSessions, { type: 'workspace' })) {
    throw new AppError(ErrorCode.forbidden, 'this member announces no sessions');
  }
  await requireKnown(options, facts);
  const id = sessionIdSchema.parse(`session-${facts.number}-${randomUUID().slice(0, 8)}`);
  await inTransaction(options.db, async (transaction) => {
    const others = await readSessions(transaction);
    requireNext(facts.number, others);
    await insertSession(transaction, id, facts);
    const { number } = facts;
    const what = { fact: FactName.sessionAnnounced, thing: `session/${id}`, details: { number } };
    await recordFact(transaction, memberFact(member, options.clock.now(), what));
  });
  await options.sessionChanged({ session: id, from: SessionStage.preparing, to: SessionStage.preparing });
  return sessionIn(await readSessions(options.db), facts.number);
}

async function change(
  options: Options,
  member: Member,
  { number, facts }: { number: number; facts: SessionFacts },
): Promise<Session> {
  const { expectedRevision, ...kept } = facts;
  await requireKnown(options, kept);
  const startDeadlines = await options.openingDay.prepare();
  let announceDeadlines: (() => Promise<void>) | null = null;
  const before = await inTransaction(options.db, async (transaction) => {
    const sessions = await readSessions(transaction);
    const session = managed(member, sessions, { number, expectedRevision });
    if (kept.number !== number) await requireRenumbered(options, transaction, { session, sessions, kept });
    await putSessionFacts(transaction, session.id, kept);
    const digests = { digestBefore: digestOf(session), digestAfter: digestOf(kept) };
    const what = { fact: FactName.sessionChanged, thing: `session/${session.id}`, ...digests };
    await recordFact(transaction, memberFact(member, options.clock.now(), what));
    const { startsOn } = kept;
    if (startsOn !== null && startsOn !== session.startsOn && session.stage !== SessionStage.preparing) {
      const into = { id: session.id, number: kept.number };
      announceDeadlines = await startDeadlines(transaction, { into, startsOn });
    }
    return session;
  });
  await options.sessionChanged({ session: before.id, from: before.stage, to: before.stage });
  await tell(announceDeadlines);
  return sessionIn(await readSessions(options.db), kept.number);
}

async function tell(announcement: (() => Promise<void>) | null): Promise<void> {
  await announcement?.();
}

async function move(
  options: Options,
  member: Member,
  { number, wish: { to, expectedRevision } }: { number: number; wish: StageWish },
): Promise<Session> {
  const { id, stage: from } = await inTransaction(options.db, async (transaction) => {
    const sessions = await readSessions(transaction);
    const session = managed(member, sessions, { number, expectedRevision });
    if (!movesByHand(session.stage).includes(to)) {
      throw new AppError(ErrorCode.conflict, `nobody takes a session from ${session.stage} to ${to}`);
    }
    const isLeftBehind = sessions.some(
      (each) => each.number > number && each.stage !== SessionStage.preparing,
    );
    if (isBack(session.stage, to) && isOver(session.stage) && isLeftBehind) {
      throw new AppError(ErrorCode.conflict, `the session after ${number} is open already`);
    }
    await putStage(transaction, session.id, to);
    const details = { from: session.stage, to };
    const what = { fact: FactName.sessionStageReached, thing: `session/${session.id}`, details };
    await recordFact(transaction, memberFact(member, options.clock.now(), what));
    return session;
  });
  await options.sessionChanged({ session: id, from, to });
  return sessionIn(await readSessions(options.db), number);
}

/** The session, when the member may keep it and has seen it as it is. */
function managed(
  member: Member,
  sessions: readonly Session[],
  { number, expectedRevision }: { number: number; expectedRevision: number },
): Session {
  const session = sessionIn(sessions, number);
  if (!may(member, Verb.manageSessions, { type: 'session', sessionStage: session.stage })) {
    throw new AppError(ErrorCode.forbidden, 'this member does not keep the session');
  }
  if (session.revision !== expectedRevision) {
    throw new AppError(ErrorCode.outOfDate, `session ${number} was changed meanwhile`);
  }
  return session;
}

/** Both Sides count on together; the first session of a workspace may have any number. */
function requireNext(number: number, others: readonly Session[]): void {
  const last = Math.max(0, ...others.map((each) => each.number));
  if (others.length > 0 && number !== last + 1) {
    throw new AppError(ErrorCode.conflict, `the session after ${last} is ${last + 1}`);
  }
}

/** A number that was mistaken can be mended while nothing speaks of it. */
async function requireRenumbered(
  { hasDocuments }: Options,
  transaction: Transaction<Schema>,
  { session, sessions, kept }: { session: Session; sessions: readonly Session[]; kept: NewSession },
): Promise<void> {
  const isFirst = sessions.length === 1 && session.stage === SessionStage.preparing;
  if (!isFirst || (await hasDocuments(transaction, session.id))) {
    throw new AppError(ErrorCode.conflict, `session ${session.number} keeps its number`);
  }
  requireNext(kept.number, []);
}

async function requireKnown({ workspace }: Options, { coChairs, subGroups }: NewSession): Promise<void> {
  const known = await workspace.listSides();
  if (coChairs.some(({ side }) => known.sides.every(({ id }) => id !== side))) {
    throw wrongField('coChairs', 'there is no such Side');
  }
  if (subGroups.some((own) => known.subGroups.every(({ id }) => id !== own))) {
    throw wrongField('subGroups', 'there is no such sub-group');
  }
}

function digestOf({ number, place, startsOn, endsOn, coChairs, subGroups }: NewSession): string {
  const facts = { number, place, startsOn, endsOn, coChairs, subGroups };
  return sha256Hex(Buffer.from(JSON.stringify(facts)));
}
