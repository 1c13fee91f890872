import type { SyncLimits } from './limits.ts';

/** After so many failed attempts in a row people are told: one hiccup is nobody's business. */
const FAILURES_BEFORE_NOTICE = 2;

/** Knows whether storage is failing for a room: it answers with failures, or not at all. */
export class StorageWatch {
  readonly #limits: SyncLimits;
  readonly #events: { failing(cause: unknown): void; working(): void };
  #failingSince: number | null = null;
  #silence: NodeJS.Timeout | null = null;

  /** `failing` and `working` are told once for each change. */
  constructor(limits: SyncLimits, events: { failing(cause: unknown): void; working(): void }) {
    this.#limits = limits;
    this.#events = events;
  }

  get isFailing(): boolean {
    return this.#failingSince !== null;
  }

  /** It has failed for longer than anybody should wait. */
  get isOverdue(): boolean {
    return (
      this.#failingSince !== null && performance.now() - this.#failingSince > this.#limits.storagePatienceMs
    );
  }

  /** A commit begins. Its outcome is waited for, however long that takes; people are told before. */
  asked(): void {
    const { storageSilenceMs } = this.#limits;
    this.#silence = setTimeout(
      () => this.#fail(new Error(`storage has not answered for ${storageSilenceMs} ms`)),
      storageSilenceMs,
    );
  }

  /** So many attempts of the commit have failed. */
  failed(attempts: number, cause: unknown): void {
    if (attempts >= FAILURES_BEFORE_NOTICE) this.#fail(cause);
  }

  /** The commit is over; nothing is under way. */
  answered(isStored: boolean): void {
    if (this.#silence !== null) clearTimeout(this.#silence);
    this.#silence = null;
    if (!isStored || this.#failingSince === null) return;
    this.#failingSince = null;
    this.#events.working();
  }

  #fail(cause: unknown): void {
    if (this.#failingSince !== null) return;
    this.#failingSince = performance.now();
    this.#events.failing(cause);
  }
}
