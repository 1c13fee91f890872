// Composition root of sessions: a part of `app.ts` with a file of its own.
import { changesRights } from '#shared/sessions/session-stage.ts';
import type { CarryOverService } from './actions/carry-over-service.ts';
import type { ChangeStream } from './actions/change-stream.ts';
import type { RegisterService } from './actions/register-service.ts';
import type { Base } from './app-register.ts';
import type { ClauseReadingService } from './drafting/clause-reading-service.ts';
import { commonDocumentsOfSession } from './drafting/document-store.ts';
import { createSessionOpeningService } from './drafting/session-opening-service.ts';
import { createSessionPapersService } from './drafting/session-papers-service.ts';
import type { TextReadingOptions } from './drafting/text-readings.ts';
import { createDelegationService } from './sessions/delegation-service.ts';
import { createSessionKeepingService, type OpeningDay } from './sessions/session-keeping-service.ts';
import { createText } from './sync/sql-update-log.ts';
import type { AccessChanges } from './platform/access-changes.ts';

type Needs = Base &
  TextReadingOptions & {
    changes: ChangeStream;
    carryOver: CarryOverService;
    clauses: ClauseReadingService;
    register: RegisterService;
    access: Pick<AccessChanges, 'sessionChanged'>;
  };

/** What is kept of sessions, with what it needs of the domains to its right plugged in. */
export function sessionsOf(needs: Needs) {
  const { db, changes, carryOver, register, access } = needs;
  return {
    opening: createSessionOpeningService({
      ...needs,
      seedText: createText,
      onOpened: async (session, carried) => {
        await access.sessionChanged(session);
        changes.tell({ kind: 'session', id: session });
        await register.announce(carried);
      },
    }),
    papers: createSessionPapersService(needs),
    sessionKeeping: createSessionKeepingService({
      ...needs,
      hasDocuments: async (source, session) => (await commonDocumentsOfSession(source, session)).length > 0,
      openingDay: openingDayOf(carryOver, register),
      sessionChanged: async (change) => {
        changes.tell({ kind: 'session', id: change.session });
        if (changesRights(change.from, change.to)) await access.sessionChanged(change.session);
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
