import type * as Y from 'yjs';
import { setImmediate as turn } from 'node:timers/promises';
import { parseTextAddress, textKey, type TextKey } from '#shared/drafting/text-address.ts';
import type { Logger } from '#server/platform/log.ts';
import { Connection } from '#server/sync/connection.ts';
import { createTextGate } from '#server/sync/gate/create-text-gate.ts';
import { defaultLimits, type SyncLimits } from '#server/sync/limits.ts';
import { MemberBudget } from '#server/sync/member-budget.ts';
import type { CreateGate } from '#server/sync/live-text.ts';
import type { Room } from '#server/sync/room.ts';
import { Rooms } from '#server/sync/rooms.ts';
import { SyncCounts } from '#server/sync/sync-counts.ts';
import { TextRight } from '#server/sync/text-access.ts';
import type { UpdateLog } from '#server/sync/update-log.ts';
import { handDrivenPair, type HandDrivenPair } from './hand-driven-socket.ts';
import { WireClient } from './wire-client.ts';

export type Line = { client: WireClient; pair: HandDrivenPair; connection: Connection };

const silent: Logger = { info: () => {}, warn: () => {}, error: () => {} };
const LANGUAGES = ['en', 'ru'];

/** The real rooms and connections over sockets that the test drives: order is an input. */
export class HandDrivenServer {
  readonly log: UpdateLog;
  readonly limits: SyncLimits;
  readonly #logger: Logger;
  readonly #counts = new SyncCounts();
  readonly #createGate: CreateGate;
  #rooms: Rooms;
  #life = { isOver: false };
  #ids = 0;

  constructor(options: {
    log: UpdateLog;
    limits?: Partial<SyncLimits>;
    logger?: Logger;
    createGate?: CreateGate;
  }) {
    this.log = options.log;
    // No window: a flush comes with the next turn of the event loop, and only then.
    this.limits = {
      ...defaultLimits,
      windowMinMs: 0,
      windowMaxMs: 0,
      presenceWindowMs: 0,
      ...options.limits,
    };
    this.#logger = options.logger ?? silent;
    this.#createGate = options.createGate ?? createTextGate;
    this.#rooms = this.#newRooms();
  }

  async connect(options: {
    text: string;
    member: string;
    right?: TextRight;
    isAnnounced?: boolean;
    doc?: Y.Doc;
  }): Promise<Line> {
    const address = parseTextAddress(options.text);
    if (address === null) throw new Error('no address');
    const room = await this.#rooms.open(textKey(address), LANGUAGES);
    if (room === null) throw new Error('no such text');
    const pair = handDrivenPair();
    const client = new WireClient({
      url: '',
      text: options.text,
      socket: pair.client,
      ...(options.doc === undefined ? {} : { doc: options.doc }),
    });
    const connection = this.#connect(room, pair, options);
    pair.client.emit('open');
    return { client, pair, connection };
  }

  /** The process dies: what was not committed never will be. Every line is cut by the caller. */
  kill(): void {
    this.#life.isOver = true;
    this.#life = { isOver: false };
    this.#rooms = this.#newRooms();
  }

  /** A second process takes over while the first lives on and does not know it. */
  replace(): void {
    this.#rooms = this.#newRooms();
  }

  async stop(): Promise<boolean> {
    return await this.#rooms.stop();
  }

  async room(key: TextKey): Promise<Room | null> {
    return await this.#rooms.open(key, LANGUAGES);
  }

  /** A few turns of the event loop: enough for a flush whose commit is not held back. */
  async settle(): Promise<void> {
    for (let turns = 0; turns < 4; turns += 1) await turn();
  }

  #connect(
    room: Room,
    pair: HandDrivenPair,
    options: { member: string; right?: TextRight; isAnnounced?: boolean },
  ): Connection {
    const clock = { now: () => Date.now() };
    const rooms = this.#rooms;
    const life = this.#life;
    this.#ids += 1;
    const connection = new Connection({
      id: `connection-${this.#ids}`,
      identity: {
        login: `login-${options.member}`,
        member: options.member,
        side: options.member.slice(0, 2),
        name: options.member,
      },
      right: options.right ?? TextRight.edit,
      standing: options.right ?? TextRight.edit,
      isAnnounced: options.isAnnounced ?? true,
      socket: pair.server,
      stream: pair.stream,
      room,
      limits: this.limits,
      refusals: new MemberBudget({ perMinute: 1_000_000, clock }),
      work: new MemberBudget({ perMinute: this.limits.workMsPerMinute, clock }),
      clock,
      logger: this.#logger,
      counts: this.#counts,
      // Of a process that has died nothing is left that could hear of it.
      onClose: () => (life.isOver ? undefined : rooms.release(room)),
    });
    connection.start();
    return connection;
  }

  #newRooms(): Rooms {
    let ids = 0;
    return new Rooms({
      log: mortal(this.log, this.#life),
      createGate: this.#createGate,
      newId: () => {
        ids += 1;
        return `server-${ids}-${Math.random().toString(36).slice(2, 8)}`;
      },
      limits: this.limits,
      clock: { now: () => Date.now() },
      logger: this.#logger,
      counts: this.#counts,
    });
  }
}

/** The log as a process sees it that may die: after its death no call begins and none comes back. */
function mortal(log: UpdateLog, life: { readonly isOver: boolean }): UpdateLog {
  const alive = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = life.isOver ? null : await work();
    if (life.isOver || result === null) return await new Promise<never>(() => {});
    return result;
  };
  return {
    append: (batch) => alive(() => log.append(batch)),
    compact: (text, checkpoint) => alive(() => log.compact(text, checkpoint)),
    load: (text) => log.load(text),
  };
}
