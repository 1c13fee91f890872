import { encodePresence } from '#shared/sync/down.ts';
import type { RoomPresence } from './room-presence.ts';

/** When a room sends presence on: what changed within a window goes together, along with a flush. */
export class PresenceWindow {
  readonly #presence: RoomPresence;
  readonly #windowMs: number;
  readonly #want: () => void;
  #sentAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  /** `want` asks for a flush. */
  constructor(presence: RoomPresence, windowMs: number, want: () => void) {
    this.#presence = presence;
    this.#windowMs = windowMs;
    this.#want = want;
  }

  /** Asks for a flush when the window is over; asking twice is asking once. */
  want(): void {
    if (!this.#presence.isDirty || this.#timer !== null) return;
    const wait = this.#sentAt + this.#windowMs - performance.now();
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#want();
      },
      Math.max(0, wait),
    );
  }

  /** The frame for everybody; none when nothing changed or the window is still open. */
  take(): Uint8Array[] {
    const now = performance.now();
    if (!this.#presence.isDirty || now - this.#sentAt < this.#windowMs) return [];
    this.#sentAt = now;
    return [encodePresence(this.#presence.takeChanges())];
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
