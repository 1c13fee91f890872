import type { Kysely } from 'kysely';
import type { Session } from '#shared/sessions/session.ts';
import type { Schema } from '#server/database/schema.ts';
import { beginDrafting, readSessions } from './session-store.ts';

export type SessionService = {
  listSessions(): Promise<Session[]>;
  /** In the caller's unit of work; false, and nothing changed, when it was no longer being prepared. */
  beginDrafting: typeof beginDrafting;
};

/** The sessions of the Working Group; open to every member of either Side. */
export function createSessionService(options: { db: Kysely<Schema> }): SessionService {
  return { listSessions: () => readSessions(options.db), beginDrafting };
}
