// Composition root of sessions: a part of `app.ts` with a file of its own.
import { changesRights } from '#shared/sessions/session-stage.ts';
import type { CarryOverService } from './actions/carry-over-service.ts';
import type { ChangeStream } from './actions/change-stream.ts';
import type { RegisterService } from './actions/register-service.ts';
import type { Base } from './app-register.ts';
import type { ClauseReadingService } from './drafting/clause-reading-service.ts';
import { documentsOfSession } from './drafting/document-store.ts';
import { createSessionOpeningService } from './drafting/session-opening-service.ts';
import { createSessionPapersService } from './drafting/session-papers-service.ts';
import type { TextReadingOptions } from './drafting/text-readings.ts';
import { createDelegationService } from './sessions/delegation-service.ts';
import {
  createSessionKeepingService,
  type OpeningDay,
  type SessionChange,
} from './sessions/session-keeping-service.ts';
import { createText } from './sync/sql-update-log.ts';
import type { SyncServer } from './sync/sync-server.ts';

type Needs = Base &
  TextReadingOptions & {
    changes: ChangeStream;
    carryOver: CarryOverService;
    clauses: ClauseReadingService;
    register: RegisterService;
    /** What else has to know: whoever has a text open may have another right to it now. */
    sessionChanged: (change: SessionChange) => Promise<void>;
  };

/** What is kept of sessions, with what it needs of the domains to its right plugged in. */
export function sessionsOf(needs: Needs) {
  const { db, changes, carryOver, register } = needs;
  return {
    opening: createSessionOpeningService({
      ...needs,
      seedText: createText,
      onOpened: async (session, carried) => {
        changes.tell({ kind: 'session', id: session });
        await register.announce(carried);
      },
    }),
    papers: createSessionPapersService(needs),
    sessionKeeping: createSessionKeepingService({
      ...needs,
      hasDocuments: async (source, session) => (await documentsOfSession(source, session)).length > 0,
      openingDay: openingDayOf(carryOver, register),
      sessionChanged: async (change) => {
        changes.tell({ kind: 'session', id: change.session });
        await needs.sessionChanged(change);
      },
    }),
    delegations: createDelegationService({
      db,
      clock: needs.clock,
      members: needs.members,
      delegationListed: ({ id }) => changes.tell({ kind: 'session', id }),
    }),
  };
}

function openingDayOf(carryOver: CarryOverService, register: RegisterService): OpeningDay {
  return {
    prepare: async () => {
      const known = await carryOver.prepare();
      return async (transaction, opening) => {
        const started = await carryOver.startDeadlines(transaction, known, opening);
        return async () => void (await register.announce(started));
      };
    },
  };
}

/** Whoever has a document of a session open is asked again when its stage changes what may be done to it. */
export function closingOnSeal(db: Base['db'], closeDocument: SyncServer['closeDocument']) {
  return async ({ session, from, to }: SessionChange): Promise<void> => {
    if (!changesRights(from, to)) return;
    for (const document of await documentsOfSession(db, session)) closeDocument(document);
  };
}
