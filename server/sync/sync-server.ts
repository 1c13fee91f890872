import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type * as Y from 'yjs';
import type { AuditFact } from '#shared/audit/audit-fact.ts';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { DocumentId } from '#shared/core/id.ts';
import { parseTextAddress, type TextAddress, textKey, type TextKey } from '#shared/drafting/text-address.ts';
import { CloseCode } from '#shared/sync/close-codes.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import { readAnnouncement } from './announcement.ts';
import { askAgain } from './ask-again.ts';
import { Connection } from './connection.ts';
import { ConnectionCounts } from './connection-counts.ts';
import { countedLog } from './counted-log.ts';
import { createTextGate } from './gate/create-text-gate.ts';
import { defaultLimits, type SyncLimits } from './limits.ts';
import { MemberBudget } from './member-budget.ts';
import type { Room } from './room.ts';
import { Rooms } from './rooms.ts';
import { SyncCounts, type SyncFigures } from './sync-counts.ts';
import type { Identity, Opening, TextAccess } from './text-access.ts';
import type { TextProjection } from './text-projection.ts';
import type { LogEntry, UpdateLog } from './update-log.ts';

export type SyncServerOptions = {
  access: TextAccess;
  log: UpdateLog;
  clock: Clock;
  logger: Logger;
  /** False for a browser page that is not ours, and for a foreign `Host`. */
  isOwnOrigin: (headers: Headers) => boolean;
  limits?: Partial<SyncLimits>;
  /** Told when a member comes to a text and when that member leaves it: up to which row of its log it has been seen. */
  onVisit?: (visit: { member: string; text: TextKey; seq: number }) => void;
  /** What is told from texts and stored with their commits. */
  projection?: TextProjection;
};

/** Whom a change of rights may concern: a member, whoever has a document open, or everybody. */
export type Concerned = { member: string } | { document: DocumentId } | 'everybody';

export type TextWrite = {
  key: TextKey;
  languages: readonly string[];
  member: string;
  fact?: AuditFact;
  /** Stored in the same transaction. */
  rows?: NonNullable<LogEntry['rows']>;
};

export type SyncServer = {
  /** For the HTTP server's `upgrade` event. There is nothing to upgrade to outside `/sync/`: such a socket is turned away. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * The server's own work on a text, in one transaction and on behalf of a member: applied to the live text, committed
   * before it is sent on, recorded with its fact. The work refuses by an `AppError` before its first change. Refuses with
   * `not-found` and `storage-failing`.
   */
  write(text: TextWrite, work: (doc: Y.Doc) => void): Promise<{ seq: number }>;
  /** Ends every connection of that login at once; whoever comes back is asked again. */
  closeLogin(login: string): void;
  /**
   * Asks anew what those connections may do: who may do the same goes on, everybody else is closed and asks again. From
   * the call on, until its answer, none of them is sent anything or has anything taken from it. Never rejects.
   */
  askAgain(whom: Concerned): Promise<void>;
  /** Who has which text open at this moment; a member with several connections is named for each. */
  connected(): { member: string; text: TextKey }[];
  isStorageFailing(): boolean;
  /** What has been counted since the start, still counting. */
  readonly counts: SyncCounts;
  /** How things stand now. */
  figures(): SyncFigures;
  /** Commits what is pending, closes every connection. False if something could not be saved. */
  stop(): Promise<boolean>;
};

/** A socket that asks to become one of ours; `isTaken` once ws has it. */
type Upgrade = {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  isTaken: boolean;
};
/** An upgrade under way, from before its login is read: logins that end meanwhile are remembered. */
type Admission = { readonly endedLogins: Set<string>; isRevoked: boolean };
/** `path` is decoded: an address has many spellings with escapes, and each would be counted for itself. */
type Asked = { readonly path: string; readonly address: TextAddress | null; readonly query: URLSearchParams };
type Admitted = { identity: Identity; isAnnounced: boolean; room: Room } & Pick<
  Opening,
  'right' | 'standing'
>;
type Turned = { http: number } | { close: CloseCode };

const SYNC_PATH = '/sync/';
const HTTP_REASON: Record<number, string> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

export function createSyncServer(options: SyncServerOptions): SyncServer {
  return new SocketServer(options);
}

class SocketServer implements SyncServer {
  readonly counts = new SyncCounts();
  readonly #options: SyncServerOptions;
  readonly #limits: SyncLimits;
  readonly #sockets: WebSocketServer;
  readonly #rooms: Rooms;
  readonly #connections = new Map<Connection, Room>();
  readonly #counts: ConnectionCounts;
  readonly #admissions = new Set<Admission>();
  readonly #upgrades: MemberBudget;
  readonly #refusals: MemberBudget;
  readonly #work: MemberBudget;
  readonly #heartbeat: NodeJS.Timeout;
  #isStopping = false;

  constructor(options: SyncServerOptions) {
    const { clock } = options;
    this.#options = options;
    this.#limits = { ...defaultLimits, ...options.limits };
    // Twice the frame limit: what lies between is answered with our close code, what lies beyond is cut by ws.
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: 2 * this.#limits.frameBytes,
      perMessageDeflate: false,
      autoPong: false,
      allowSynchronousEvents: false,
    });
    this.#rooms = new Rooms({
      log: countedLog(options.log, this.counts),
      counts: this.counts,
      createGate: createTextGate,
      newId: () => randomUUID().slice(0, 13),
      limits: this.#limits,
      clock,
      logger: options.logger,
      projection: options.projection,
    });
    this.#counts = new ConnectionCounts(this.#limits);
    this.#upgrades = new MemberBudget({ perMinute: this.#limits.upgradesPerMinute, clock });
    this.#refusals = new MemberBudget({ perMinute: this.#limits.refusalsPerMinute, clock });
    this.#work = new MemberBudget({ perMinute: this.#limits.workMsPerMinute, clock });
    this.#heartbeat = setInterval(() => {
      for (const connection of this.#connections.keys()) connection.beat();
    }, this.#limits.heartbeatMs);
    this.#heartbeat.unref();
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Until ws takes over, an error of the raw socket has no listener and would end the process.
    const onError = (): void => {
      socket.destroy();
    };
    socket.on('error', onError);
    const upgrade: Upgrade = { request, socket, head, isTaken: false };
    this.#admit(upgrade).catch((cause: unknown) => {
      this.#options.logger.error({ cause }, 'an upgrade failed');
      // ws refuses to take the same socket twice, by an error that nobody would catch.
      if (upgrade.isTaken) socket.destroy();
      else this.#turnAway({ close: CloseCode.storageFailing }, upgrade);
    });
  }

  async write(text: TextWrite, work: (doc: Y.Doc) => void): Promise<{ seq: number }> {
    const { key, languages, ...author } = text;
    if (this.#isStopping) throw new AppError(ErrorCode.storageFailing, 'the server is stopping');
    const room = await this.#rooms.open(key, languages);
    if (room === null) throw new AppError(ErrorCode.notFound, `there is no text ${key} to write`);
    try {
      return { seq: await room.write(author, work) };
    } finally {
      this.#rooms.release(room);
    }
  }

  closeLogin(login: string): void {
    for (const admission of this.#admissions) admission.endedLogins.add(login);
    for (const connection of this.#connections.keys()) {
      if (connection.identity.login === login) connection.revoke();
    }
  }

  askAgain(whom: Concerned): Promise<void> {
    // Whoever is being let in may have been asked before the change: better asked twice than let in wrongly.
    for (const admission of this.#admissions) admission.isRevoked = true;
    const asked = [...this.#connections]
      .map(([connection, { key }]) => ({ connection, text: key }))
      .filter(({ connection, text }) => isConcerned(whom, connection.identity, text));
    return askAgain(this.#options, asked);
  }

  connected(): { member: string; text: TextKey }[] {
    return [...this.#connections].map(([{ identity }, { key }]) => ({ member: identity.member, text: key }));
  }

  isStorageFailing(): boolean {
    return this.#rooms.isStorageFailing();
  }

  figures(): SyncFigures {
    const rooms = this.#rooms.all();
    const backlogs = [...this.#connections.keys()].map(({ backlogBytes }) => backlogBytes);
    return {
      rooms: rooms.length,
      connections: backlogs.length,
      backlogBytes: sumOf(backlogs),
      longestBacklogBytes: Math.max(0, ...backlogs),
      unsavedBytes: sumOf(rooms.map(({ unsavedBytes }) => unsavedBytes)),
    };
  }

  async stop(): Promise<boolean> {
    this.#isStopping = true;
    clearInterval(this.#heartbeat);
    const connected = [...this.#connections];
    for (const [connection] of connected) connection.drain();
    const isSaved = await this.#rooms.stop();
    // Now, while storage is open and everything committed: some sockets end earlier than that, the others later.
    for (const [{ identity }, room] of connected) this.#visit(identity, room);
    for (const [connection] of connected) connection.close(CloseCode.serverStopping);
    this.#sockets.close();
    return isSaved;
  }

  async #admit(upgrade: Upgrade): Promise<void> {
    if (!(upgrade.request.url ?? '').startsWith(SYNC_PATH)) return this.#turnAway({ http: 404 }, upgrade);
    const headers = headersOf(upgrade.request);
    if (!this.#options.isOwnOrigin(headers)) return this.#turnAway({ http: 403 }, upgrade);
    if (this.#isStopping) return this.#turnAway({ http: 503 }, upgrade);
    const admission: Admission = { endedLogins: new Set(), isRevoked: false };
    this.#admissions.add(admission);
    try {
      const asked = askedOf(upgrade.request);
      const identity = await this.#options.access.identify(headers, asked.address);
      if (identity === null) return this.#turnAway({ http: 401 }, upgrade);
      if (!this.#upgrades.spend(identity.member)) return this.#turnAway({ http: 429 }, upgrade);
      await this.#enter({ identity, admission, asked }, upgrade);
    } finally {
      this.#admissions.delete(admission);
    }
  }

  async #enter(
    { identity, admission, asked }: { identity: Identity; admission: Admission; asked: Asked },
    upgrade: Upgrade,
  ): Promise<void> {
    const place = { member: identity.member, text: asked.path, address: addressOf(upgrade.request) };
    if (!this.#counts.enter(place)) return this.#turnAway({ close: CloseCode.rate }, upgrade);
    let room: Room | null = null;
    let isConnected = false;
    try {
      const admitted = await this.#open(identity, asked);
      if ('room' in admitted) room = admitted.room;
      const isRevoked = admission.isRevoked || admission.endedLogins.has(identity.login);
      const outcome = isRevoked ? { close: CloseCode.rightsChanged } : admitted;
      if (!('room' in outcome)) return this.#turnAway(outcome, upgrade);
      this.#handOver(upgrade, (webSocket) => {
        const onClose = (): void => this.#counts.leave(place);
        this.#connect(outcome, { webSocket, stream: upgrade.socket, onClose });
        isConnected = true;
      });
    } finally {
      // Also when ws answered a broken handshake by itself and never called back.
      if (!isConnected) {
        if (room !== null) this.#rooms.release(room);
        this.#counts.leave(place);
      }
    }
  }

  #handOver(upgrade: Upgrade, onOpen: (webSocket: WebSocket) => void): void {
    const { request, socket, head } = upgrade;
    // The answer to the handshake and what is said first leave in one write.
    socket.cork();
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      upgrade.isTaken = true;
      onOpen(webSocket);
    });
    socket.uncork();
  }

  async #open(identity: Identity, { address, query }: Asked): Promise<Admitted | Turned> {
    if (address === null) return { close: CloseCode.noSuchText };
    const opened = await this.#options.access.open(identity, address);
    if ('refused' in opened) return { close: opened.refused };
    if (!this.#refusals.hasLeft(identity.member)) return { close: CloseCode.rate };
    const announcement = readAnnouncement(query);
    if ('refused' in announcement) return { close: announcement.refused };
    const room = await this.#rooms.open(textKey(address), opened.languages);
    if (room === null) return { close: CloseCode.noSuchText };
    if (announcement.epoch !== null && announcement.epoch !== room.text.epoch) {
      this.#rooms.release(room);
      return { close: CloseCode.identity };
    }
    if (this.#isStopping || room.hasEnded) return { close: CloseCode.serverStopping };
    const { right, standing } = opened;
    return { identity, right, standing, isAnnounced: announcement.isAnnounced, room };
  }

  #connect(admitted: Admitted, wires: { webSocket: WebSocket; stream: Duplex; onClose: () => void }): void {
    const { clock, logger } = this.#options;
    const { room } = admitted;
    const connection = new Connection({
      ...admitted,
      id: randomUUID(),
      socket: wires.webSocket,
      stream: wires.stream,
      limits: this.#limits,
      refusals: this.#refusals,
      work: this.#work,
      clock,
      logger,
      counts: this.counts,
      onClose: (closed) => {
        this.#connections.delete(closed);
        wires.onClose();
        this.#rooms.release(room);
        if (!this.#isStopping) this.#visit(closed.identity, room);
      },
    });
    this.#connections.set(connection, room);
    connection.start();
    this.#visit(connection.identity, room);
  }

  #visit({ member }: Identity, { key, committed }: Room): void {
    this.#options.onVisit?.({ member, text: key, seq: committed });
  }

  /** Before the handshake by HTTP; after it by a close code, which is all that a browser's script can see. */
  #turnAway(turned: Turned, upgrade: Upgrade): void {
    const { socket } = upgrade;
    if (socket.destroyed) return;
    this.counts.turned('http' in turned ? turned.http : turned.close);
    if ('http' in turned) {
      // An ended socket stays half open for as long as the other end likes, and no timeout of HTTP watches it.
      socket.once('finish', () => socket.destroy());
      const line = `HTTP/1.1 ${turned.http} ${HTTP_REASON[turned.http] ?? 'Error'}`;
      socket.end(`${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#handOver(upgrade, (webSocket) => {
      webSocket.on('error', () => webSocket.terminate());
      webSocket.close(turned.close, String(turned.close));
    });
  }
}

function isConcerned(whom: Concerned, { member }: Identity, text: TextKey): boolean {
  if (whom === 'everybody') return true;
  return 'member' in whom ? whom.member === member : parseTextAddress(text)?.document === whom.document;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  return headers;
}

function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '';
}

function askedOf(request: IncomingMessage): Asked {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = decodedPath(url);
  return { path, address: parseTextAddress(path.slice(SYNC_PATH.length)), query: url.searchParams };
}

function decodedPath(url: URL): string {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return ''; // a malformed escape is no address
  }
}
