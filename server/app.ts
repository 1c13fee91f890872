// Composition root: the only file that knows everything.
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { createApi } from './api.ts';
import { createAuditReadingService } from './audit/audit-reading-service.ts';
import { provedMember } from './auth/current-member.ts';
import { isSecureSite } from './auth/login-site.ts';
import { revocationOf } from './app-access.ts';
import { administrationOf } from './app-administration.ts';
import { peopleOf } from './app-people.ts';
import { startMetrics } from './app-metrics.ts';
import { type Base, digestsOf, registerOf, storedTexts } from './app-register.ts';
import type { Config } from './config.ts';
import { openDatabase, type Database } from './database/open-database.ts';
import { businessDateOf, readBusinessDate } from './demo/business-date.ts';
import { seedWorkspace } from './demo/seed-workspace.ts';
import {
  createDocumentActivityService,
  type DocumentActivityService,
} from './drafting/document-activity-service.ts';
import { createActionInTextService } from './drafting/action-in-text-service.ts';
import { createClauseOriginService } from './drafting/clause-origin-service.ts';
import { createDocumentMakingService } from './drafting/document-making-service.ts';
import { createDocumentMemberService } from './drafting/document-member-service.ts';
import { createDocumentService } from './drafting/document-service.ts';
import { createDrawnTextService } from './drafting/drawn-text-service.ts';
import { mentionProjection } from './drafting/mention-projection.ts';
import { createNotesService } from './drafting/notes-service.ts';
import { createPartCommandService } from './drafting/part-command-service.ts';
import { createTextAccessService } from './drafting/text-access-service.ts';
import { type AddressOf, clientAddress } from './http/client-address.ts';
import { CLIENT_MISSING, clientFiles, readPage } from './http/client-files.ts';
import { errorResponse, notFoundResponse } from './http/error-response.ts';
import { listen } from './http/listen.ts';
import { OwnOrigin, ownOriginOnly } from './http/own-origin.ts';
import { rateLimit } from './http/rate-limit.ts';
import { type RequestEnv, requestContext } from './http/request-context.ts';
import { neverStored, securityHeaders } from './http/security-headers.ts';
import {
  type BusinessCalendar,
  type Clock,
  calendarOf,
  settableCalendar,
  systemClock,
} from './platform/clock.ts';
import type { AccessChanges } from './platform/access-changes.ts';
import { watchDay } from './platform/day-watch.ts';
import type { DigestMailer } from './notifications/digest-mailer.ts';
import { type Logger, createLogger } from './platform/log.ts';
import { invitationPath } from './sides/invitation-service.ts';
import { createSessionService } from './sessions/session-service.ts';
import type { SyncLimits } from './sync/limits.ts';
import { readChangeTimes } from './sync/change-times.ts';
import { createSqlUpdateLog, createText } from './sync/sql-update-log.ts';
import { createSyncServer, type SyncServer } from './sync/sync-server.ts';
import type { UpdateLog } from './sync/update-log.ts';

/** What tests and benchmarks set; a server in service sets nothing. */
export type Overrides = {
  clock?: Clock;
  logger?: Logger;
  clientFolder?: string;
  syncLimits?: Partial<SyncLimits>;
  requestsPerMinute?: number;
  /** Milliseconds between two beats of a stream of changes. */
  changeHeartbeatMs?: number;
};

/** The wired server: nothing is accepted before `listen`, nothing after `stop`. */
export type App = {
  /** Begins to accept; refuses with a sentence when the port is taken. */
  listen(): Promise<{ port: number; metricsPort: number | null }>;
  /** Is no longer ready, and after a while (`stopDelayMs`) stops accepting, commits what is pending, closes the database. False if something could not be saved. */
  stop(): Promise<boolean>;
  readonly database: Database;
  /** Null without a mail server. */
  readonly mailer: DigestMailer | null;
  readonly routes: readonly { method: string; path: string }[];
  /** The path of a new link for the first administrator; null when there is one, and in a demonstration. */
  issueSetUpPath(): Promise<string | null>;
};

type World = Required<Overrides> & {
  calendar: BusinessCalendar;
  life: Life;
  /** Of a demonstration: null in service, where days are the clock's. */
  demoCalendar: ReturnType<typeof settableCalendar> | null;
};

/** JSON bodies are commands of a few fields; texts travel over sockets. */
const BODY_BYTES = 64 * 1024;
const EVIDENCE_FILES = '/api/evidence-files';
/** Per address: a delegation of 80 sits behind one, and opening a screen takes about ten requests. */
const REQUESTS_PER_MINUTE = 6000;
/** Below the minute after which proxies take a silent connection for dead. */
const HEARTBEAT_MS = 15_000;
/** Requests under way get this long to finish once the server stops. */
const LAST_REQUESTS_MS = 2000;

/** Opens the data folder, seeds a demonstration and wires everything; nothing is accepted before `listen`. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const world = worldOf(config, overrides);
  const { dataFolder: folder, postgres } = config;
  const database = await openDatabase({ folder, postgres, log: world.logger });
  try {
    if (config.demo !== null) {
      const { scenario } = config.demo;
      await seedWorkspace({ db: database.db, now: () => world.clock.now(), scenario });
      const day = await readBusinessDate(database.db);
      if (day !== null) world.demoCalendar?.set(day);
    }
    return await wire(config, world, database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

function worldOf(config: Config, overrides: Overrides): World {
  const clock = overrides.clock ?? systemClock;
  const demoCalendar = config.demo === null ? null : settableCalendar(businessDateOf(config.demo.scenario));
  return {
    clock,
    calendar: demoCalendar ?? calendarOf(clock),
    demoCalendar,
    life: { isStopping: false },
    logger: createLogger({ level: config.logLevel, now: () => clock.now() }),
    clientFolder: join(import.meta.dirname, '..', 'dist'),
    syncLimits: config.syncLimits,
    requestsPerMinute: REQUESTS_PER_MINUTE,
    changeHeartbeatMs: HEARTBEAT_MS,
    ...overrides,
  };
}

async function wire(config: Config, world: World, database: Database): Promise<App> {
  const { clock, calendar, logger, life } = world;
  const { db, probe } = database;
  const ownOrigin = new OwnOrigin(config.hosts, config.publicUrl);
  const addressOf = clientAddress(config.trustedProxies);
  const { access, closeLogin } = revocationOf(() => ({ sync, changes }));
  const onChange = () => changes.tell({ kind: 'workspace' });
  const ground = { config, database, clock, calendar, logger };
  const people = await peopleOf({ ...ground, closeLogin, access, onChange });
  const { members, workspace, findMember, memberOnly, secret } = people;
  const findCurrent = provedMember(people.findCurrent);
  const sessions = createSessionService({ db });
  const activity = activityOf(world, database, members, () => sync.connected());
  const log = createSqlUpdateLog(database);
  const sync = createSyncServer({
    access: textAccessOf({ db, reads: database.reads, clock, findCurrent, findMember }),
    log,
    clock,
    logger,
    isOwnOrigin: (headers) => ownOrigin.isOwn(headers),
    limits: world.syncLimits,
    onVisit: (visit) => activity.noteVisit(visit),
    projection: mentionProjection((document) => wordings.note(document)),
  });
  const base = { db, clock, calendar, members, workspace, sessions };
  const setDay = (day: CalendarDay) => world.demoCalendar?.set(day);
  const { dataFolder } = config;
  const given = { log, logger, findCurrent, access, setDay, heartbeatMs: world.changeHeartbeatMs };
  const { changes, wordings, ...register } = registerOf({ ...base, ...given, dataFolder });
  const told = { onChange, onCalendarChange: register.onRuleChosen };
  const administration = administrationOf({ ...base, ...told, access });
  const { digests, mailer } = digestsOf({ ...base, ...register, logger, secret, mail: config.mail });
  const api = createApi({
    clock,
    logger,
    probe,
    isStorageFailing: () => sync.isStorageFailing(),
    isStopping: () => life.isStopping,
    isDemo: config.demo !== null,
    ownOrigin,
    addressOf,
    ...people,
    ...administration,
    closeLogin,
    sidesGuard: config.demo === null ? memberOnly : (_c, next) => next(),
    audit: createAuditReadingService({ db, clock }),
    sessions,
    activity,
    changes,
    digests,
    ...register,
    ...draftingOf({ ...base, log, access }, sync, register),
  });
  await warnWithoutClient(world);
  const front = frontOf(world, { ownOrigin, addressOf, isSecure: isSecureSite(config) }, api);
  const issueSetUp = () => (config.demo === null ? people.invitations.issueSetUp() : Promise.resolve(null));
  const days = watchDay(calendar, () => void access.dayChanged());
  const watches = { changes, wordings, days, mailer, activity, issueSetUp, closeMail: people.closeMail };
  return appOf({ config, life, database, sync, ...watches, ownOrigin, front, routes: api.routes });
}

type Door = Parameters<typeof frontDoor>[1];

/** Behind the door: the routes, and the files of the client for every other address. */
function frontOf(world: World, door: Door, api: ReturnType<typeof createApi>): Hono<RequestEnv> {
  const front = frontDoor(world, door).route('/', api).all('/api/*', notFoundResponse);
  return front.all('/sync/*', notFoundResponse).route('/', clientFiles(world.clientFolder));
}

type TextAccess = Omit<Parameters<typeof createTextAccessService>[0], 'beginNotes'>;

/** The door of live editing; behind it a Side's notes begin. */
function textAccessOf({ db, clock, ...options }: TextAccess & Pick<Base, 'db' | 'clock'>) {
  const notes = createNotesService({ db, clock, seedText: createText });
  return createTextAccessService({
    ...options,
    beginNotes: (document, side) => notes.beginNotes(document, side),
  });
}

/** The services of the drafting domain, with what they need of live editing plugged in. */
function draftingOf(
  { db, clock, members, workspace, sessions, log, access }: Base & { log: UpdateLog; access: AccessChanges },
  sync: SyncServer,
  { register, actions, clauses, mentions }: Omit<ReturnType<typeof registerOf>, 'changes' | 'wordings'>,
) {
  const inText = { db, clock, newId: newTextId, write: sync.write.bind(sync) };
  const documents = createDocumentService({ db });
  return {
    documents,
    drawnTexts: createDrawnTextService({ ...storedTexts({ db, log }), documents }),
    documentMembers: createDocumentMemberService({ db, members }),
    making: createDocumentMakingService({
      db,
      clock,
      sessions,
      workspace,
      seedText: createText,
      access,
    }),
    notes: createNotesService({ db, clock, seedText: createText }),
    partCommands: createPartCommandService(inText),
    actionsInText: createActionInTextService({ ...inText, register, actions, mentions }),
    origins: createClauseOriginService({ ...inText, ...storedTexts({ db, log }), clauses }),
  };
}

/** Who is where in the documents; live editing tells it. */
function activityOf(
  { clock, logger }: World,
  { db }: Database,
  members: Base['members'],
  connected: SyncServer['connected'],
): DocumentActivityService {
  return createDocumentActivityService({
    db,
    clock,
    logger,
    members,
    connected,
    readChangeTimes: (text, afterSeq) => readChangeTimes(db, text, afterSeq),
  });
}

const newTextId = (): string => randomUUID().slice(0, 13);

async function warnWithoutClient({ clientFolder, logger }: World): Promise<void> {
  if ((await readPage(clientFolder)) === null) logger.warn({}, CLIENT_MISSING);
}

/** What every request passes, in this order: named, hardened, of our own origin, within bounds. */
function frontDoor(
  world: World,
  { ownOrigin, addressOf, isSecure }: { ownOrigin: OwnOrigin; addressOf: AddressOf; isSecure: boolean },
): Hono<RequestEnv> {
  const tooLarge = (): never => {
    throw new AppError(ErrorCode.tooLarge, 'the body is too large', { details: { bytes: BODY_BYTES } });
  };
  const limit = bodyLimit({ maxSize: BODY_BYTES, onError: tooLarge });
  return (
    new Hono<RequestEnv>()
      .onError(errorResponse(world.logger))
      .notFound(notFoundResponse)
      .use(requestContext)
      .use(securityHeaders({ isSecure }))
      .use(ownOriginOnly(ownOrigin))
      .use('/api/*', neverStored)
      .use('/api/*', rateLimit({ perMinute: world.requestsPerMinute, clock: world.clock, addressOf }))
      // A file of evidence is bounded where it is read, chunk by chunk.
      .use('/api/*', (c, next) => (c.req.path === EVIDENCE_FILES ? next() : limit(c, next)))
  );
}

type Life = { isStopping: boolean };

type Parts = {
  config: Config;
  life: Life;
  database: Database;
  sync: SyncServer;
  changes: { stop(): void };
  wordings: { stop(): Promise<void> };
  days: { stop(): void };
  mailer: DigestMailer | null;
  activity: DocumentActivityService;
  issueSetUp: () => Promise<string | null>;
  closeMail: () => void;
  ownOrigin: OwnOrigin;
  front: Hono<RequestEnv>;
  routes: App['routes'];
};

function appOf({ config, life, database, sync, ownOrigin, front, routes, ...watches }: Parts): App {
  const { changes, wordings, days, mailer, activity, issueSetUp, closeMail } = watches;
  let servers: readonly Server[] = [];
  let metrics: Awaited<ReturnType<typeof startMetrics>> | null = null;
  const onRequest = getRequestListener(front.fetch);
  return {
    database,
    mailer,
    routes,
    async issueSetUpPath() {
      const token = await issueSetUp();
      return token === null ? null : invitationPath(token);
    },
    async listen() {
      const listening = await listen(config, (server) => {
        server.on('request', (request, response) => void onRequest(request, response));
        server.on('upgrade', (...upgrade) => sync.handleUpgrade(...upgrade));
      });
      servers = listening.servers;
      if (config.metricsPort !== null) metrics = await startMetrics({ port: config.metricsPort, sync });
      mailer?.start();
      ownOrigin.listensAt(listening.port);
      return { port: listening.port, metricsPort: metrics?.port ?? null };
    },
    async stop() {
      life.isStopping = true;
      if (config.stopDelayMs > 0) await wait(config.stopDelayMs);
      changes.stop();
      days.stop();
      const ended = servers.map(stopAccepting);
      await wordings.stop();
      const isSaved = await sync.stop();
      await Promise.all([...ended, activity.saveVisits(), mailer?.stop(), metrics?.stop()]);
      closeMail();
      await database.close();
      return isSaved;
    },
  };
}

/** Resolves when the last request is answered, at the latest after a while: sockets of texts have their own end. */
async function stopAccepting(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LAST_REQUESTS_MS);
  });
  await Promise.race([closed, patience]);
  clearTimeout(timer);
  server.closeAllConnections();
}
