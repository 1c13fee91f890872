import type { DeviceStorage } from '#client/sync/device-storage.ts';
import type { CopyRow, OfflineCopy } from '#client/sync/offline-copy.ts';
import type { RescuedWords } from '#client/sync/rescued-words.ts';
import type { TouchedPart } from '#client/sync/touched-parts.ts';

type Stored = { rows: Uint8Array[]; unsent: readonly TouchedPart[] | null };

/** A device in memory: it outlives connections, and can be full. */
export class MemoryDevice implements DeviceStorage {
  readonly copies = new Map<number, Stored>();
  words: RescuedWords[] = [];
  isFull = false;
  isForbidden = false;

  async openCopy(epoch: number): Promise<OfflineCopy> {
    if (this.isForbidden) throw new Error('private mode');
    const stored = this.copies.get(epoch) ?? { rows: [], unsent: null };
    this.copies.set(epoch, stored);
    return {
      load: async () => ({ updates: [...stored.rows], unsent: stored.unsent && [...stored.unsent] }),
      write: async ({ bytes, whole, unsent }: CopyRow) => {
        if (this.isFull) throw new Error('quota');
        stored.rows = whole ? [bytes] : [...stored.rows, bytes];
        if (unsent.length > 0) stored.unsent = unsent;
        else if (whole) stored.unsent = null;
      },
      settle: async () => {
        stored.unsent = null;
      },
      close: () => undefined,
    };
  }

  async otherEpochs(epoch: number): Promise<number[]> {
    return [...this.copies.keys()].filter((known) => known !== epoch);
  }

  async dropCopy(epoch: number): Promise<void> {
    this.copies.delete(epoch);
  }

  async rescued(): Promise<RescuedWords[]> {
    return this.words;
  }

  async addRescued(words: readonly RescuedWords[]): Promise<void> {
    this.words = [...this.words, ...words];
  }

  async removeRescued(id: string): Promise<void> {
    this.words = this.words.filter((entry) => entry.id !== id);
  }
}
