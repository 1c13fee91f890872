import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { CloseCode, closeCodeOf } from '#shared/sync/close-codes.ts';
import { encodePresence, encodeRefusal } from '#shared/sync/down.ts';
import type { PresenceEntry } from '#shared/sync/presence.ts';
import { RefusalCode, type Refusal } from '#shared/sync/refusal.ts';
import { parseUp, type UpMessage } from '#shared/sync/up.ts';
import { WireError } from '#shared/sync/wire-error.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import { checkedStateVector } from './checked-state-vector.ts';
import { ConnectionBuckets } from './connection-buckets.ts';
import type { SyncLimits } from './limits.ts';
import type { MemberBudget } from './member-budget.ts';
import { OutgoingFrames } from './outgoing-frames.ts';
import type { Room } from './room.ts';
import type { RoomPeer } from './room-peer.ts';
import type { SyncCounts } from './sync-counts.ts';
import type { Identity, TextRight } from './text-access.ts';
import type { Verdict } from './text-gate.ts';

export type ConnectionOptions = {
  id: string;
  identity: Identity;
  right: TextRight;
  /** All that the right was decided with, as one word: another word is another right. */
  standing: string;
  isAnnounced: boolean;
  socket: WebSocket;
  /** The TCP stream below the socket: frames of one delivery leave in one write. */
  stream: Duplex;
  room: Room;
  limits: SyncLimits;
  refusals: MemberBudget;
  /** Milliseconds of work; of the member, so that neither more connections nor new ones give more. */
  work: MemberBudget;
  clock: Clock;
  logger: Logger;
  counts: SyncCounts;
  onClose: (connection: Connection) => void;
};

/** Milliseconds that a peer has to answer a close before the line is cut. */
const CLOSE_PATIENCE_MS = 2_000;

const OPEN = 1;
const KEEP_ALIVE = encodePresence([]);

/** One open sync socket: reads one message at a time, within limits, and hands it to its room. */
export class Connection implements RoomPeer {
  readonly id: string;
  readonly identity: Identity;
  readonly right: TextRight;
  readonly standing: string;
  readonly isAnnounced: boolean;
  readonly #options: ConnectionOptions;
  readonly #outgoing: OutgoingFrames;
  readonly #buckets: ConnectionBuckets;
  #isReading = true;
  #isAlive = true;
  /** Questions under way about what it may do: meanwhile nothing is taken from it and nothing sent to it. */
  #questions = 0;
  #isRevoked = false;
  /** Came to its turn while a question was under way. */
  #postponed: (() => void)[] = [];
  /** Which life of the text it knows has been seen from its state vector. */
  #isOfThisLife: boolean;
  /** It was asked for what the server lacks and has not answered yet. */
  #isAsked = true;
  /** An update came before what it builds on; its sender has more than the server. */
  #hasGap = false;
  #gapsInARow = 0;
  #heldMarks: number[] = [];
  /** Messages that wait for the room. */
  #unread: Uint8Array[] = [];
  /** Came faster than presence may change; applied when its turn comes. */
  #latePresence: PresenceEntry | null = null;

  constructor(options: ConnectionOptions) {
    this.id = options.id;
    this.identity = options.identity;
    this.right = options.right;
    this.standing = options.standing;
    this.isAnnounced = options.isAnnounced;
    this.#options = options;
    this.#isOfThisLife = options.isAnnounced || !options.room.text.wasRestored;
    const { limits } = options;
    this.#buckets = new ConnectionBuckets(limits, options.clock.now());
    const { socket, stream } = options;
    const onTooSlow = (): void => this.#cutSlowReader();
    this.#outgoing = new OutgoingFrames({ socket, stream, backlogBytes: limits.backlogBytes, onTooSlow });
    this.#listen(socket);
  }

  /** Waits in the socket for its reader. */
  get backlogBytes(): number {
    return this.#outgoing.backlogBytes;
  }

  /** Enters the room and asks the client for what the server lacks. */
  start(): void {
    this.#guarded(() => {
      this.#options.room.enter(this);
      this.deliver(this.#options.room.text.question());
    });
  }

  deliver(frames: readonly Uint8Array[]): void {
    this.#outgoing.send(frames);
  }

  deliverText(frame: Uint8Array): void {
    this.#outgoing.sendText(frame);
  }

  #cutSlowReader(): void {
    this.#options.logger.warn({ connection: this.id, member: this.identity.member }, 'reader is too slow');
    this.#options.counts.slowReaders += 1;
    this.close(CloseCode.slowReader);
    this.#options.socket.terminate(); // a close frame would wait behind the backlog
  }

  /** What it may do is asked anew: until `goOn` or `revoke` nothing is sent to it and nothing is taken from it. */
  hold(): void {
    this.#questions += 1;
    this.#outgoing.hold();
  }

  /** It may do what it could before: everything that waited goes its way. */
  goOn(): void {
    this.#questions -= 1;
    if (this.#questions > 0 || this.#isRevoked) return;
    this.#outgoing.release();
    const postponed = this.#postponed;
    this.#postponed = [];
    for (const work of postponed) this.#guarded(work);
    this.#guarded(() => this.#readOn());
  }

  /** It may not do what it could: nothing is sent any more and nothing taken, also of what has come or waits already. */
  revoke(): void {
    if (this.#isRevoked) return;
    this.#isRevoked = true;
    this.drain();
    this.#unread = [];
    this.#postponed = [];
    this.#guarded(() => this.#options.room.leave(this));
    this.#outgoing.drop();
    this.close(CloseCode.rightsChanged);
  }

  close(code: CloseCode): void {
    const { socket } = this.#options;
    if (socket.readyState !== OPEN) return;
    this.drain();
    socket.close(code, String(code));
    const cut = setTimeout(() => socket.terminate(), CLOSE_PATIENCE_MS).unref();
    // Else the timer would keep everything of a closed connection in memory until its end.
    socket.once('close', () => clearTimeout(cut));
  }

  /** Reads nothing more: what arrives from now on is neither applied nor acknowledged. */
  drain(): void {
    this.#isReading = false;
  }

  /** Cuts a peer that did not answer the last heartbeat; keeps a stock client from thinking us gone. */
  beat(): void {
    const { socket } = this.#options;
    if (!this.#isAlive) return socket.terminate();
    this.#isAlive = false;
    if (socket.readyState !== OPEN) return;
    socket.ping();
    if (!this.#outgoing.takeHasSent()) this.deliver([KEEP_ALIVE]);
  }

  #listen(socket: WebSocket): void {
    socket.on('message', (data, isBinary) => this.#guarded(() => this.#onMessage(data, isBinary)));
    // The server does not answer pings by itself: a peer that sends them and does not read would fill our memory.
    socket.on('ping', (data) => {
      if (this.#countControlFrame(data)) socket.pong(data);
    });
    socket.on('pong', (data) => {
      this.#isAlive = true;
      this.#countControlFrame(data);
    });
    // ws closes after an error by itself; without a listener the error would end the process.
    socket.on('error', (cause) => {
      this.#options.logger.info({ connection: this.id, member: this.identity.member, cause }, 'socket error');
    });
    socket.on('close', () => {
      this.#isReading = false;
      this.#guarded(() => this.#options.room.leave(this));
      this.#options.onClose(this);
    });
  }

  /** A fault of ours costs this connection, which may come back, and not the process with everybody in it. */
  #guarded(work: () => void): void {
    try {
      work();
    } catch (cause) {
      const { logger, room } = this.#options;
      const { member } = this.identity;
      logger.error(
        { connection: this.id, member, text: room.key, cause },
        'a connection met a fault of ours',
      );
      this.close(CloseCode.serverFault);
    }
  }

  /** Control frames count like messages. False when nothing more is read. */
  #countControlFrame(data: Buffer | undefined): boolean {
    if (!this.#isReading) return false;
    const now = this.#options.clock.now();
    if (this.#buckets.messages.take(1, now) && this.#buckets.bytes.take(data?.length ?? 0, now)) return true;
    this.#refuse({ code: RefusalCode.rate, why: 'too many control frames' });
    return false;
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    if (!this.#isReading || this.#options.room.hasEnded) return;
    this.#isAlive = true;
    if (!isBinary || !(data instanceof Uint8Array)) {
      return this.#refuse({ code: RefusalCode.malformed, why: 'a text frame' });
    }
    const now = this.#options.clock.now();
    if (!this.#buckets.messages.take(1, now) || !this.#buckets.bytes.take(data.length, now)) {
      return this.#refuse({ code: RefusalCode.rate, why: 'too many messages or bytes' });
    }
    this.#unread.push(data);
    if (this.#unread.length === 1) this.#readOn();
  }

  /** Reads what has come, as long as the room takes it. */
  #readOn(): void {
    const { room } = this.#options;
    while (this.#isReading && !room.hasEnded) {
      if (this.#questions > 0) return;
      if (room.turn.isHeld) return room.turn.whenFree(() => this.#guarded(() => this.#readOn()));
      const data = this.#unread.shift();
      if (data === undefined) return;
      this.#charged(() => this.#read(data));
    }
    this.#unread = [];
  }

  #charged(work: () => void): void {
    const startedAt = performance.now();
    try {
      work();
    } finally {
      this.#options.work.charge(this.identity.member, performance.now() - startedAt);
    }
  }

  #read(data: Uint8Array): void {
    if (!this.#options.work.hasLeft(this.identity.member)) {
      return this.#refuse({ code: RefusalCode.rate, why: 'too much work for the server' });
    }
    try {
      this.#handle(parseUp(data), this.#options.clock.now());
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      const code = error.code === 'too-large' ? RefusalCode.tooLarge : RefusalCode.malformed;
      this.#refuse({ code, why: error.message });
    }
  }

  #handle(message: UpMessage, now: number): void {
    const { room } = this.#options;
    switch (message.kind) {
      case 'update':
        return this.#onUpdate(message.bytes, message.isAnswer);
      case 'mark':
        return this.#onMark(message.mark);
      case 'presence':
        return this.#onPresence(message.entries);
      case 'state-vector':
        if (!this.#buckets.joins.take(1, now)) {
          return this.#refuse({ code: RefusalCode.rate, why: 'too many state vectors' });
        }
        return this.#onStateVector(checkedStateVector(message.bytes));
      case 'query-presence':
        return room.sendPresence(this);
      case 'auth':
        return; // a stock client never sends it; it carries nothing that we would believe
    }
  }

  #onStateVector(stateVector: Uint8Array): void {
    const { room } = this.#options;
    // Nothing of it may merge: words of others, of whom the back-up knows nothing, would become this member's.
    if (room.text.isOfEarlierLife(stateVector)) return this.close(CloseCode.identity);
    this.#isOfThisLife = true;
    room.join(this, stateVector);
  }

  #onPresence(entries: readonly PresenceEntry[]): void {
    const { room, clock } = this.#options;
    const mayChange = (): boolean => this.#buckets.presences.take(1, clock.now());
    const verdict = room.receivePresence(this, entries, mayChange);
    if (verdict.kind === 'refused') return this.#refuse(verdict.refusal);
    if (verdict.kind === 'waits') this.#applyLater(verdict.entry);
  }

  /** Nobody may say anything after the last movement of a caret: it is what others go on seeing. */
  #applyLater(entry: PresenceEntry): void {
    const isTimed = this.#latePresence !== null;
    this.#latePresence = entry;
    if (isTimed) return;
    const { room, limits } = this.#options;
    const timer = setTimeout(() => {
      const late = this.#latePresence;
      this.#latePresence = null;
      if (late === null || !this.#isReading || room.hasEnded) return;
      this.#guarded(() => this.#whenAnswered(() => this.#onPresence([late])));
    }, 1000 / limits.presencePerSecond);
    timer.unref();
  }

  #onMark(mark: number): void {
    if (!this.#hasGap) return this.#options.room.settle(this, mark);
    if (this.#heldMarks.length >= this.#options.limits.heldMarks) {
      return this.#refuse({ code: RefusalCode.rate, why: 'too many marks before what was asked for' });
    }
    this.#heldMarks.push(mark);
  }

  #onUpdate(bytes: Uint8Array, isAnswer: boolean): void {
    if (!this.#isOfThisLife) return this.close(CloseCode.identity);
    if (isAnswer) this.#isAsked = false;
    const verdict = this.#options.room.receive(this, bytes, isAnswer, (take) => {
      if (this.#isRevoked) return;
      // Judged before the question: what the text and the right are by then is judged again.
      if (this.#questions > 0) this.#postponed.push(() => this.#onUpdate(bytes, isAnswer));
      else this.#guarded(() => this.#charged(() => this.#onVerdict(take(), isAnswer)));
    });
    if (verdict !== null) this.#onVerdict(verdict, isAnswer);
  }

  #whenAnswered(work: () => void): void {
    if (this.#questions > 0) this.#postponed.push(work);
    else work();
  }

  #onVerdict(verdict: Verdict, isAnswer: boolean): void {
    switch (verdict.kind) {
      case 'accepted':
      case 'known':
        if (isAnswer) this.#closeGap();
        return;
      case 'gap':
        return this.#openGap(verdict.why, isAnswer);
      case 'refused':
        return this.#refuse(verdict.refusal);
    }
  }

  /**
   * Whoever types before the opening exchange is over sends updates that build on others still to come: no fault, the
   * answer will hold them all. Only an answer with a gap counts against its sender.
   */
  #openGap(why: string, isAnswer: boolean): void {
    this.#hasGap = true;
    if (isAnswer) this.#gapsInARow += 1;
    if (this.#gapsInARow > this.#options.limits.gapsInARow) {
      return this.#refuse({ code: RefusalCode.gap, why });
    }
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.deliver(this.#options.room.text.question());
  }

  /** Marks waited until the client had sent what was missing: before that nothing of it could be called durable. */
  #closeGap(): void {
    this.#hasGap = false;
    this.#gapsInARow = 0;
    const marks = this.#heldMarks;
    this.#heldMarks = [];
    for (const mark of marks) this.#options.room.settle(this, mark);
  }

  #refuse(refusal: Refusal): void {
    const { counts, logger, room, refusals } = this.#options;
    const { code, why } = refusal; // the part's name was given by a member
    logger.warn(
      { connection: this.id, member: this.identity.member, text: room.key, code, why },
      'refused and closed',
    );
    counts.refused(code);
    refusals.spend(this.identity.member);
    if (this.isAnnounced) {
      // The reason first: at the first mark that is answered as refused our client starts over, and says why.
      this.deliver([encodeRefusal(refusal), ...room.refuseMarks(this)]);
    }
    this.close(closeCodeOf(refusal.code));
  }
}
