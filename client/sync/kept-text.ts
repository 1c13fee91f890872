import * as Y from 'yjs';
import { CopyWriter } from './copy-writer.ts';
import type { DeviceStorage } from './device-storage.ts';
import type { OfflineCopy } from './offline-copy.ts';
import type { AbandonedText } from './rescued-words.ts';
import type { TouchedPart } from './touched-parts.ts';

export type KeptTextOptions = {
  storage: DeviceStorage;
  epoch: number;
  changes: () => number;
  unsent: () => readonly TouchedPart[];
  onKept: (changes: number) => void;
  onFailed: () => void;
};

/** What the device knew at opening. */
export type FoundOnDevice = { bytes: Uint8Array | null; unsent: readonly TouchedPart[] | null };

/** A device that does not answer within this time is treated as one that keeps nothing. */
const DEVICE_PATIENCE_MS = 2000;

/** One text on the device through the life of a connection: loaded, written, started over, dropped with its epoch. */
export class KeptText {
  readonly #options: KeptTextOptions;
  #copy: OfflineCopy | null = null;
  #writer: CopyWriter | null = null;
  #rowsRead = 0;
  #rowsLeft = 0;
  #isClosed = false;
  #others: number[] = [];

  constructor(options: KeptTextOptions) {
    this.#options = options;
  }

  /** Null when the device keeps nothing. Never rejects. */
  async open(): Promise<FoundOnDevice | null> {
    let isLate = false;
    const patience = Promise.withResolvers<null>();
    const timer = setTimeout(() => {
      isLate = true;
      patience.resolve(null);
    }, DEVICE_PATIENCE_MS);
    const opening = this.#load(() => isLate || this.#isClosed).catch(() => null);
    const found = await Promise.race([opening, patience.promise]);
    clearTimeout(timer);
    if (found === null && !this.#isClosed) this.#options.onFailed();
    return found;
  }

  async #load(isTooLate: () => boolean): Promise<FoundOnDevice | null> {
    const copy = await this.#options.storage.openCopy(this.#options.epoch);
    const { updates, unsent } = await copy.load();
    const bytes = updates.length === 0 ? null : Y.mergeUpdates(updates);
    if (isTooLate()) {
      copy.close();
      return null;
    }
    this.#copy = copy;
    this.#rowsRead = updates.length;
    return { bytes, unsent };
  }

  /** What is kept under epochs that the text no longer has, to be compared with what the server sends. */
  async wordsOfOtherEpochs(): Promise<AbandonedText[]> {
    const { storage, epoch } = this.#options;
    const texts: AbandonedText[] = [];
    for (const other of await storage.otherEpochs(epoch).catch(() => [])) {
      // One that could not be read stays, and is read at another opening.
      const text = await wordsOfCopy(storage, other).catch(() => undefined);
      if (text !== undefined) this.#others.push(other);
      if (text) texts.push(text);
    }
    return texts;
  }

  /** Only once the server has taken our epoch and the words are safe. */
  async dropOtherEpochs(): Promise<void> {
    const others = this.#others;
    this.#others = [];
    // One that cannot be dropped now is found again at the next opening.
    await Promise.allSettled(others.map((epoch) => this.#options.storage.dropCopy(epoch)));
  }

  /** From now on every change of this Y.Doc is kept. `isNew`: it replaces what was kept, so that refused words go. */
  async keep(doc: Y.Doc, isNew: boolean): Promise<void> {
    const copy = this.#copy;
    if (copy === null || this.#isClosed) return;
    await this.#writer?.detach();
    if (this.#isClosed) return;
    const { changes, unsent, onKept, onFailed } = this.#options;
    this.#writer = new CopyWriter({ doc, copy, changes, unsent, onKept, onFailed }, this.#rowsRead);
    if (isNew) await this.#writer.replace();
  }

  /** Keeps nothing more until `keep`. */
  async pause(): Promise<void> {
    await this.#writer?.detach();
  }

  async flush(): Promise<void> {
    await this.#writer?.flush();
  }

  async settle(): Promise<void> {
    await this.#writer?.settle();
  }

  /**
   * Keeps nothing more, and gives what any tab of this device has kept of it that no server has; null: nothing. Rejects
   * when that cannot be read.
   */
  async leave(): Promise<AbandonedText | null> {
    await this.#writer?.flush();
    await this.#writer?.detach();
    this.#writer = null;
    this.#isClosed = true;
    if (this.#copy === null) throw new Error('what the device keeps has never been read');
    const { updates, unsent } = await this.#copy.load();
    this.#rowsLeft = updates.length;
    return updates.length === 0 || unsent === null ? null : abandonedText(Y.mergeUpdates(updates), unsent);
  }

  /** After `leave`, once the words that it gave are safe: nothing of the text stays on the device. May reject. */
  async drop(): Promise<void> {
    await this.dropOtherEpochs();
    const rows = (await this.#copy?.load())?.updates.length;
    this.#copy?.close();
    // Written by another tab meanwhile: that one is told as well, and drops what it has left.
    if (rows === this.#rowsLeft) await this.#options.storage.dropCopy(this.#options.epoch);
  }

  /** What has gathered is still written. */
  close(): void {
    this.#isClosed = true;
    if (this.#writer === null) this.#copy?.close();
    else this.#writer.stop();
  }
}

async function wordsOfCopy(storage: DeviceStorage, epoch: number): Promise<AbandonedText | null> {
  const copy = await storage.openCopy(epoch);
  try {
    const { updates, unsent } = await copy.load();
    if (updates.length === 0) return null;
    // Also what the server had confirmed: it may have been restored from an older back-up since.
    return { ...abandonedText(Y.mergeUpdates(updates), unsent ?? []), isOfOtherEpoch: true };
  } finally {
    copy.close();
  }
}

/** Words of the device that cannot be merged into the text of today. */
export function abandonedText(bytes: Uint8Array, unsent: readonly TouchedPart[]): AbandonedText {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  return { doc, touched: () => unsent, refusal: null, isOfOtherEpoch: false };
}
