import type { Instant } from '#shared/core/instant.ts';
import {
  dueMark,
  emptySave,
  nextSave,
  SaveTiming,
  saveStateOf,
  wouldLoseWords,
  type SaveEvent,
  type SaveModel,
  type SaveState,
} from './save-state.ts';

export type SaveKeeperOptions = {
  clock: () => Instant;
  /** False when it could not be sent now. */
  sendMark: (mark: number) => boolean;
  onChange: (state: SaveState) => void;
  /** Everything up to this change is on stable storage. */
  onDurable: (changes: number) => void;
};

/** How often to look when nothing waits: only for the sign of life. */
const IDLE_LOOK_MS = 5000;

/** Drives the save state: asks for receipts in time and tells when everything is durable. */
export class SaveKeeper {
  readonly #options: SaveKeeperOptions;
  #model: SaveModel = emptySave;
  #state: SaveState = saveStateOf(emptySave);
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isLookQueued = false;
  #isStopped = false;
  readonly #waiters = new Set<() => void>();

  constructor(options: SaveKeeperOptions) {
    this.#options = options;
  }

  get changes(): number {
    return this.#model.changes;
  }

  get isDurable(): boolean {
    return this.#model.changes === this.#model.durable;
  }

  get wouldLoseWords(): boolean {
    return wouldLoseWords(this.#model);
  }

  tell(event: SaveEvent): void {
    const before = this.#model;
    this.#model = nextSave(before, event);
    this.#publish();
    if (this.#model.durable > before.durable) this.#options.onDurable(this.#model.durable);
    for (const waiter of this.#waiters) waiter();
    this.#lookSoon();
  }

  /** Marks now and waits; true when everything that was written before the call is durable. */
  async flush(withinMs: number): Promise<boolean> {
    const target = this.#model.changes;
    this.#mark(this.#model.lastMark + 1);
    if (this.#model.durable >= target) return true;
    return new Promise((resolve) => {
      const finish = (): void => {
        const isDurable = this.#model.durable >= target;
        if (!isDurable && !isLate && !this.#isStopped) return;
        clearTimeout(timer);
        this.#waiters.delete(finish);
        resolve(isDurable);
      };
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        finish();
      }, withinMs);
      this.#waiters.add(finish);
    });
  }

  /** Asks for a receipt at once, without waiting for it. */
  markNow(): void {
    if (!this.isDurable) this.#mark(this.#model.lastMark + 1);
  }

  stop(): void {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    for (const waiter of this.#waiters) waiter();
  }

  /**
   * A mark must follow the update that it covers: the look waits until the code that changed the Y.Doc, and with it
   * the sending of the update, has returned.
   */
  #lookSoon(): void {
    if (this.#isLookQueued || this.#isStopped) return;
    this.#isLookQueued = true;
    queueMicrotask(() => {
      this.#isLookQueued = false;
      this.#look();
    });
  }

  #look(): void {
    if (this.#isStopped) return;
    const at = this.#options.clock();
    this.#model = nextSave(this.#model, { kind: 'tick', at });
    const mark = dueMark(this.#model, at);
    if (mark !== null) this.#mark(mark);
    this.#publish();
    if (this.#timer !== null) clearTimeout(this.#timer);
    const { online, waiting, storageFailing } = this.#model;
    const isBusy = online && (storageFailing || waiting !== null || !this.isDurable);
    this.#timer = setTimeout(() => this.#look(), isBusy ? SaveTiming.markEvery : IDLE_LOOK_MS);
  }

  #mark(mark: number): void {
    if (!this.#model.online || !this.#options.sendMark(mark)) return;
    this.#model = nextSave(this.#model, { kind: 'mark-sent', mark, at: this.#options.clock() });
  }

  #publish(): void {
    const state = saveStateOf(this.#model);
    if (isSame(this.#state, state)) return;
    this.#state = state;
    this.#options.onChange(state);
  }
}

function isSame(a: SaveState, b: SaveState): boolean {
  if (a.kind === 'saved' && b.kind === 'saved') return a.at === b.at;
  if (a.kind === 'refused' && b.kind === 'refused') return a.refusal === b.refusal;
  return a.kind === b.kind;
}
