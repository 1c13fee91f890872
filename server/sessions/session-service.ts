import type { Kysely } from 'kysely';
import { type ActingMember, may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import type { SessionDetail } from '#shared/sessions/delegation.ts';
import type { Session } from '#shared/sessions/session.ts';
import type { Schema } from '#server/database/schema.ts';
import { readDelegations } from './delegation-store.ts';
import { beginDrafting, readSessions, sessionIn } from './session-store.ts';

export type SessionService = {
  listSessions(): Promise<Session[]>;
  /** With the delegations that the member may read; refuses with `not-found`. */
  readSession(member: ActingMember, number: number): Promise<SessionDetail>;
  /** In the caller's unit of work; false, and nothing changed, when it was no longer being prepared. */
  beginDrafting: typeof beginDrafting;
};

/** The sessions of the Working Group; open to every member of either Side. */
export function createSessionService({ db }: { db: Kysely<Schema> }): SessionService {
  return {
    listSessions: () => readSessions(db),
    beginDrafting,
    async readSession(member, number) {
      const session = sessionIn(await readSessions(db), number);
      const delegations = await readDelegations(db, session.id);
      const sessionStage = session.stage;
      return {
        session,
        delegations: delegations.filter(({ side }) =>
          may(member, Verb.read, { type: 'delegation', side, sessionStage }),
        ),
      };
    },
  };
}
