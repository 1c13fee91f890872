import type { Kysely } from 'kysely';
import { type Session, sessionSchema } from '#shared/sessions/session.ts';
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
