import * as Y from 'yjs';
import type { OfflineCopy } from './offline-copy.ts';
import type { TouchedPart } from './touched-parts.ts';

export type CopyWriterOptions = {
  doc: Y.Doc;
  copy: OfflineCopy;
  /** The person's own changes so far, and where those are that the server has not confirmed. */
  changes: () => number;
  unsent: () => readonly TouchedPart[];
  onKept: (changes: number) => void;
  onFailed: () => void;
};

const CopyTiming = {
  /** One strict write costs a disk flush: ten a second are within any disk's reach. */
  gatherMs: 100,
  /** A device that was full is asked again this seldom. */
  retryMs: 10_000,
  /** Rows to read at the next opening, before they are joined into one. */
  rowsBeforeWhole: 500,
} as const;

/** Carries every change of one Y.Doc to the device, in order, and tells when it is there. */
export class CopyWriter {
  readonly #options: CopyWriterOptions;
  #gathered: Uint8Array[] = [];
  #rows = 0;
  #needsWhole = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #tail: Promise<void> = Promise.resolve();

  constructor(options: CopyWriterOptions, rowsRead: number) {
    this.#options = options;
    this.#rows = rowsRead;
    options.doc.on('update', this.#onUpdate);
  }

  readonly #onUpdate = (update: Uint8Array): void => {
    this.#gathered.push(update);
    this.#timer ??= setTimeout(
      () => void this.flush(),
      this.#needsWhole ? CopyTiming.retryMs : CopyTiming.gatherMs,
    );
  };

  /** Writes what has gathered, after what is being written. Never rejects: failures go to `onFailed`. */
  flush(): Promise<void> {
    this.#clearTimer();
    this.#tail = this.#tail.then(() => this.#write());
    return this.#tail;
  }

  /** The text's whole state takes the place of what this tab had stored: refused words leave the device. */
  replace(): Promise<void> {
    this.#needsWhole = true;
    return this.flush();
  }

  settle(): Promise<void> {
    this.#tail = this.#tail.then(() => this.#options.copy.settle()).catch(() => this.#failed());
    return this.#tail;
  }

  /** Takes no more changes and forgets what has gathered; resolves when nothing is being written any more. */
  detach(): Promise<void> {
    this.#options.doc.off('update', this.#onUpdate);
    this.#clearTimer();
    this.#gathered = [];
    this.#needsWhole = false;
    return this.#tail;
  }

  /** Takes no more changes; what has gathered is still written before the copy closes. */
  stop(): void {
    this.#options.doc.off('update', this.#onUpdate);
    void this.flush().then(() => this.#options.copy.close());
  }

  async #write(): Promise<void> {
    const updates = this.#gathered;
    if (updates.length === 0 && !this.#needsWhole) return;
    this.#gathered = [];
    const { doc, copy, changes, unsent } = this.#options;
    // Counted before the bytes are taken: the bytes may hold more than the count, never less.
    const count = changes();
    const whole = this.#needsWhole || this.#rows >= CopyTiming.rowsBeforeWhole;
    const bytes = whole ? Y.encodeStateAsUpdate(doc) : Y.mergeUpdates(updates);
    try {
      await copy.write({ bytes, whole, unsent: unsent() });
      this.#needsWhole = false;
      this.#rows = whole ? 1 : this.#rows + 1;
      this.#options.onKept(count);
    } catch {
      this.#failed();
    }
  }

  #failed(): void {
    // The rows that failed are in the doc: the next try writes all of it.
    this.#needsWhole = true;
    this.#options.onFailed();
  }

  #clearTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
