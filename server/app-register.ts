// Composition root of the register: a part of `app.ts` with a file of its own.
import { join } from 'node:path';
import { createActionRecordService } from './actions/action-record-service.ts';
import { createActionService } from './actions/action-service.ts';
import { ChangeStream } from './actions/change-stream.ts';
import { createEvidenceService } from './actions/evidence-service.ts';
import { createInitiativePageService } from './actions/initiative-page-service.ts';
import { createRegisterContexts } from './actions/register-context-service.ts';
import { createRegisterService, type RegisterService } from './actions/register-service.ts';
import { createSavedViewService } from './actions/saved-view-service.ts';
import { WordingWatch } from './actions/wording-watch.ts';
import { recordFact } from './audit/audit-service.ts';
import { createCarryOverService } from './actions/carry-over-service.ts';
import { createClauseReadingService } from './drafting/clause-reading-service.ts';
import { createMentionService } from './drafting/mention-service.ts';
import type { TextReadingOptions } from './drafting/text-readings.ts';
import { createInitiativeService } from './initiatives/initiative-service.ts';
import { createFolderBlobs } from './platform/blobs/folder-blobs.ts';
import { createBodyService } from './sides/body-service.ts';
import { loadStoredText, readLatestSeq } from './sync/stored-text.ts';
import type { UpdateLog } from './sync/update-log.ts';
import { createDigestMailer } from './notifications/digest-mailer.ts';
import { createDigestService } from './notifications/digest-service.ts';
import { createSmtpMail } from './platform/mail/smtp-mail.ts';
import { sessionsOf } from './app-sessions.ts';
import type { Config } from './config.ts';
import type { FindCurrentMember } from './auth/current-member.ts';
import type { Database } from './database/open-database.ts';
import { storeBusinessDate } from './demo/business-date.ts';
import type { AccessChanges } from './platform/access-changes.ts';
import type { BusinessCalendar, Clock } from './platform/clock.ts';
import { DataName } from './platform/data-names.ts';
import type { Logger } from './platform/log.ts';
import type { MemberService } from './sides/member-service.ts';
import type { WorkspaceService } from './sides/workspace-service.ts';
import type { SessionService } from './sessions/session-service.ts';
import type { CalendarDay } from '#shared/core/instant.ts';

/** What every domain is built on. */
export type Base = {
  db: Database['db'];
  clock: Clock;
  calendar: BusinessCalendar;
  members: MemberService;
  workspace: WorkspaceService;
  sessions: SessionService;
};

type Needs = Base & {
  log: UpdateLog;
  logger: Logger;
  findCurrent: FindCurrentMember;
  dataFolder: string;
  heartbeatMs: number;
  access: AccessChanges;
  /** Sets the calendar of a demonstration. */
  setDay: (day: CalendarDay) => void;
};

/** How domains read the texts that live editing keeps. */
export function storedTexts({ db, log }: Pick<Base, 'db'> & { log: UpdateLog }): TextReadingOptions {
  return {
    now: () => performance.now(),
    latestSeq: (text) => readLatestSeq(db, text),
    loadText: (text) => loadStoredText(log, text),
  };
}

/** What the register is drawn from and told by, with the clauses of the texts plugged in. */
function registerItself({ db, clock, calendar, members, workspace, sessions, ...needs }: Needs) {
  const { log, logger, findCurrent, heartbeatMs } = needs;
  const changes = new ChangeStream({ logger, findCurrent, heartbeatMs });
  const bodies = createBodyService({ db, now: () => clock.now(), recordFact });
  const initiatives = createInitiativeService({
    db,
    clock,
    calendar,
    onChange: (id) => changes.tell({ kind: 'initiative', id }),
  });
  const clauses = createClauseReadingService({
    db,
    ...storedTexts({ db, log }),
  });
  const knownThings = async () => {
    const [sides, all, known, own] = await Promise.all([
      workspace.listSides(),
      sessions.listSessions(),
      initiatives.known(),
      bodies.knownBodies(),
    ]);
    return { ...sides, ...known, sessions: all, bodies: own };
  };
  const register = createRegisterService({
    db,
    members,
    clauses,
    knownThings,
    contexts: createRegisterContexts({ calendar, sessions, bodies, clauses }),
    onChange: (rows) => {
      for (const row of rows) changes.tell({ kind: 'action', row });
    },
    onWording: (rows) => {
      for (const row of rows) changes.tell({ kind: 'wording', row });
    },
  });
  return { changes, bodies, initiatives, clauses, knownThings, register };
}

/** The services of the register, with what they need of other domains plugged in. */
export function registerOf(needs: Needs) {
  const { db, clock, calendar, dataFolder, access, setDay } = needs;
  const { changes, bodies, initiatives, clauses, knownThings, register } = registerItself(needs);
  const mentions = createMentionService({ ...storedTexts(needs), db, clauses });
  const carryOver = createCarryOverService({ clock, calendar, bodies, clauses, knownThings });
  return {
    changes,
    wordings: new WordingWatch({
      logger: needs.logger,
      announce: (document) => register.announceWordings(document),
    }),
    setClock: async (day: CalendarDay) => {
      await storeBusinessDate(db, day);
      setDay(day);
      await access.dayChanged();
      changes.tell({ kind: 'business-day', day });
    },
    bodies,
    initiatives,
    register,
    actions: createActionService({ db, clock, calendar, clauses, register, knownThings }),
    views: createSavedViewService({ db }),
    evidence: createEvidenceService({
      db,
      clock,
      blobs: createFolderBlobs(join(dataFolder, DataName.blobs)),
    }),
    ...sessionsOf({ ...needs, ...storedTexts(needs), changes, carryOver, clauses, register }),
    actionRecords: createActionRecordService({ db, initiatives, register }),
    initiativePages: createInitiativePageService({
      initiatives,
      register,
      mentions: { ...clauses, mentionsOf: (initiative) => mentions.mentionsOf(initiative) },
    }),
    clauses,
    mentions,
    onRuleChosen: () => changes.tell({ kind: 'business-day', day: calendar.today() }),
  };
}

type DigestNeeds = Base & {
  logger: Logger;
  register: RegisterService;
  secret: string;
  mail: Config['mail'];
};

/** What is due, on the screen and, when a mail server is configured, by letter. */
export function digestsOf(needs: DigestNeeds) {
  const { mail } = needs;
  const isMailConfigured = mail !== null;
  const mailer =
    mail === null
      ? null
      : createDigestMailer({
          ...needs,
          mail: createSmtpMail({ url: mail.smtpUrl, from: mail.from }),
          publicUrl: mail.publicUrl,
        });
  return { digests: createDigestService({ ...needs, isMailConfigured }), mailer };
}
