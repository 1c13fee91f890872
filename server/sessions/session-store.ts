import type { Kysely, Selectable, Transaction } from 'kysely';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { SessionId, SubGroupId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { NewSession } from '#shared/sessions/session-keeping.ts';
import { type Session, SessionStage, sessionSchema } from '#shared/sessions/session.ts';
import type { SessionRow } from '#server/database/tables/session-tables.ts';
import type { Schema } from '#server/database/schema.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

/** Every session of the record, in order of number. */
export async function readSessions(db: Source): Promise<Session[]> {
  const [sessions, coChairs, subGroups] = await Promise.all([
    db.selectFrom('session').selectAll().orderBy('number').execute(),
    db
      .selectFrom('session_co_chair')
      .innerJoin('side', 'side.id', 'session_co_chair.side')
      .select(['session_co_chair.session', 'session_co_chair.side', 'session_co_chair.names'])
      .orderBy('side.position')
      .execute(),
    db
      .selectFrom('session_sub_group')
      .innerJoin('sub_group', 'sub_group.id', 'session_sub_group.sub_group')
      .select(['session_sub_group.session', 'session_sub_group.sub_group'])
      .orderBy('sub_group.position')
      .execute(),
  ]);
  return sessions.map((row) => storedSession(row, { coChairs, subGroups }));
}

/** Refuses with `not-found`. */
export function sessionIn(sessions: readonly Session[], number: number): Session {
  const session = sessions.find((each) => each.number === number);
  if (session === undefined) throw new AppError(ErrorCode.notFound, `there is no session ${number}`);
  return session;
}

type Own = {
  coChairs: readonly { session: string; side: string; names: string }[];
  subGroups: readonly { session: string; sub_group: string }[];
};

function storedSession(row: Selectable<SessionRow>, { coChairs, subGroups }: Own): Session {
  return sessionSchema.parse({
    id: row.id,
    number: row.number,
    stage: row.stage,
    place: row.place_names === null ? null : JSON.parse(row.place_names),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    coChairs: coChairs
      .filter((chair) => chair.session === row.id)
      .map((chair) => ({ side: chair.side, name: JSON.parse(chair.names) })),
    subGroups: subGroups.filter((own) => own.session === row.id).map((own) => own.sub_group),
    revision: row.revision,
  });
}

/** A session that is being prepared. */
export async function insertSession(
  transaction: Transaction<Schema>,
  id: SessionId,
  facts: NewSession,
): Promise<void> {
  await transaction
    .insertInto('session')
    .values({ id, stage: SessionStage.preparing, ...columnsOf(facts) })
    .execute();
  await putLists(transaction, id, facts);
}

/** All that members keep of a session, anew; its stage stays. */
export async function putSessionFacts(
  transaction: Transaction<Schema>,
  id: SessionId,
  facts: NewSession,
): Promise<void> {
  await transaction
    .updateTable('session')
    .set((eb) => ({ ...columnsOf(facts), revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
  await putLists(transaction, id, facts);
}

export async function putStage(
  transaction: Transaction<Schema>,
  id: SessionId,
  stage: SessionStage,
): Promise<void> {
  await transaction
    .updateTable('session')
    .set((eb) => ({ stage, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/**
 * Takes a session from its preparation into drafting, with its first day and the sub-groups of its time. False when it
 * was no longer being prepared: then nothing is changed.
 */
export async function beginDrafting(
  transaction: Transaction<Schema>,
  id: SessionId,
  { startsOn, subGroups }: { startsOn: CalendarDay | null; subGroups: readonly SubGroupId[] },
): Promise<boolean> {
  const begun = await transaction
    .updateTable('session')
    .set((eb) => ({
      stage: SessionStage.drafting,
      revision: eb('revision', '+', 1),
      ...(startsOn === null ? {} : { starts_on: startsOn }),
    }))
    .where('id', '=', id)
    .where('stage', '=', SessionStage.preparing)
    .returning('id')
    .executeTakeFirst();
  if (begun === undefined) return false;
  // Of a session that was put off the old last day says nothing any more.
  const stale = transaction.updateTable('session').set({ ends_on: null }).where('id', '=', id);
  await stale.whereRef('ends_on', '<', 'starts_on').execute();
  await putSubGroups(transaction, id, subGroups);
  return true;
}

function columnsOf({ number, place, startsOn, endsOn }: NewSession) {
  const places = place === null ? null : JSON.stringify(place);
  return { number, place_names: places, starts_on: startsOn, ends_on: endsOn };
}

async function putLists(
  transaction: Transaction<Schema>,
  id: SessionId,
  { coChairs, subGroups }: NewSession,
): Promise<void> {
  await transaction.deleteFrom('session_co_chair').where('session', '=', id).execute();
  for (const { side, name } of coChairs) {
    const row = { session: id, side, names: JSON.stringify(name) };
    await transaction.insertInto('session_co_chair').values(row).execute();
  }
  await putSubGroups(transaction, id, subGroups);
}

async function putSubGroups(
  transaction: Transaction<Schema>,
  id: SessionId,
  subGroups: readonly SubGroupId[],
): Promise<void> {
  await transaction.deleteFrom('session_sub_group').where('session', '=', id).execute();
  for (const subGroup of subGroups) {
    await transaction.insertInto('session_sub_group').values({ session: id, sub_group: subGroup }).execute();
  }
}
