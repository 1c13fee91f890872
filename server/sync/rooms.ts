import type { TextKey } from '#shared/drafting/text-address.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import type { SyncLimits } from './limits.ts';
import { LiveText, type CreateGate } from './live-text.ts';
import { Room } from './room.ts';
import { projectedLog } from './projected-log.ts';
import type { SyncCounts } from './sync-counts.ts';
import type { TextProjection } from './text-projection.ts';
import type { UpdateLog } from './update-log.ts';

export type RoomsOptions = {
  log: UpdateLog;
  createGate: CreateGate;
  newId: () => string;
  limits: SyncLimits;
  clock: Clock;
  logger: Logger;
  counts: SyncCounts;
  projection?: TextProjection | undefined;
};

/** The texts that this process holds open: one room a text, built from the log, dropped when nobody needs it. */
export class Rooms {
  readonly #options: RoomsOptions;
  readonly #open = new Map<TextKey, Promise<Room | null>>();
  readonly #live = new Map<TextKey, Room>();
  readonly #idle = new Map<Room, NodeJS.Timeout>();

  constructor(options: RoomsOptions) {
    this.#options = options;
  }

  /** Null when there is no such text. Whoever gets a room enters it or calls `release`. */
  async open(key: TextKey, languages: readonly string[]): Promise<Room | null> {
    let opening = this.#open.get(key);
    if (opening === undefined) {
      opening = this.#load(key, languages);
      this.#open.set(key, opening);
      opening.then(
        (room) => {
          if (room === null) this.#open.delete(key);
        },
        () => this.#open.delete(key),
      );
    }
    const room = await opening;
    if (room !== null) this.#keep(room);
    return room;
  }

  /** Called when a connection left, or never entered. */
  release(room: Room): void {
    if (!room.isEmpty || room.hasEnded || this.#idle.has(room)) return;
    const timer = setTimeout(() => {
      this.#dropIdle(room).catch((cause: unknown) => {
        this.#options.logger.error({ text: room.key, cause }, 'an idle room did not end in order');
      });
    }, this.#options.limits.idleRoomMs);
    timer.unref();
    this.#idle.set(room, timer);
  }

  all(): Room[] {
    return [...this.#live.values()];
  }

  isStorageFailing(): boolean {
    return this.all().some((room) => room.isStorageFailing);
  }

  /** Commits everything. False if something could not be saved. */
  async stop(): Promise<boolean> {
    await Promise.allSettled(this.#open.values());
    const saved = await Promise.all(this.all().map((room) => room.stop()));
    for (const timer of this.#idle.values()) clearTimeout(timer);
    this.#live.clear();
    this.#open.clear();
    return saved.every(Boolean);
  }

  async #load(key: TextKey, languages: readonly string[]): Promise<Room | null> {
    const { log, createGate, newId, ...shared } = this.#options;
    const loaded = await log.load(key);
    if (loaded === null) return null;
    const text = new LiveText({ loaded, languages, createGate, newId });
    const committed = loaded.tail.at(-1)?.seq ?? loaded.checkpoint?.seq ?? 0;
    const followed = this.#options.projection && text.followedBy(this.#options.projection, key);
    const room = new Room({
      key,
      text,
      committed,
      rowsSinceCheckpoint: loaded.tail.length,
      log: followed === undefined ? log : projectedLog(log, { text, committed, followed }),
      ...shared,
      onEnd: (ended) => this.#forget(ended),
    });
    this.#live.set(key, room);
    return room;
  }

  #keep(room: Room): void {
    const timer = this.#idle.get(room);
    if (timer === undefined) return;
    clearTimeout(timer);
    this.#idle.delete(room);
  }

  async #dropIdle(room: Room): Promise<void> {
    this.#idle.delete(room);
    if (!room.isEmpty) return;
    // A room that still waits for storage stays: a second one would count the same rows again.
    if (!room.isSettled) return this.release(room);
    this.#open.delete(room.key);
    this.#live.delete(room.key);
    await room.stop();
  }

  #forget(room: Room): void {
    this.#keep(room);
    if (this.#live.get(room.key) !== room) return;
    this.#live.delete(room.key);
    this.#open.delete(room.key);
  }
}
