import type { Kysely, Transaction } from 'kysely';
import type { SessionId, SubGroupId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { type Session, SessionStage, sessionSchema } from '#shared/sessions/session.ts';
import type { Schema } from '#server/database/schema.ts';

/** Every session of the record, in order of number. */
export async function readSessions(db: Kysely<Schema>): Promise<Session[]> {
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
  return sessions.map((row) =>
    sessionSchema.parse({
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
    }),
  );
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
    .set({ stage: SessionStage.drafting, ...(startsOn === null ? {} : { starts_on: startsOn }) })
    .where('id', '=', id)
    .where('stage', '=', SessionStage.preparing)
    .returning('id')
    .executeTakeFirst();
  if (begun === undefined) return false;
  await transaction.deleteFrom('session_sub_group').where('session', '=', id).execute();
  for (const subGroup of subGroups) {
    await transaction.insertInto('session_sub_group').values({ session: id, sub_group: subGroup }).execute();
  }
  return true;
}
