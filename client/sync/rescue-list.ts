import type * as Y from 'yjs';
import type { Instant } from '#shared/core/instant.ts';
import type { DeviceStorage } from './device-storage.ts';
import { rescueWords, type AbandonedText, type RescuedWords } from './rescued-words.ts';

/** The words that came back, in memory and, where there is a device to keep them, on it until they are dismissed. */
export class RescueList {
  readonly #storage: DeviceStorage | null;
  readonly #onChange: (words: readonly RescuedWords[]) => void;
  #words: readonly RescuedWords[] = [];
  #abandoned: AbandonedText[] = [];
  /** On the screen only: the device could not keep them. */
  #unkept: readonly RescuedWords[] = [];

  constructor(storage: DeviceStorage | null, onChange: (words: readonly RescuedWords[]) => void) {
    this.#storage = storage;
    this.#onChange = onChange;
  }

  /** What earlier visits left. */
  async load(): Promise<void> {
    const earlier = await this.#storage?.rescued().catch(() => []);
    this.#add(earlier ?? []);
  }

  get isWaiting(): boolean {
    return this.#abandoned.length > 0;
  }

  /** Keeps a given-up text until the server's text is here to compare with. */
  abandon(text: AbandonedText): void {
    this.#abandoned.push(text);
  }

  /**
   * Compares what was given up with the server's text; resolves when the words are as safe as the device allows: true
   * if that is on the device.
   */
  async settle(current: Y.Doc, at: Instant): Promise<boolean> {
    const abandoned = this.#abandoned;
    this.#abandoned = [];
    const found = abandoned.flatMap((text) => rescueWords(text, current, at));
    for (const text of abandoned) text.doc.destroy();
    this.#unkept = [...this.#unkept, ...this.#add(found)];
    const unkept = this.#unkept;
    if (unkept.length === 0) return true;
    if (this.#storage === null) return false;
    try {
      await this.#storage.addRescued(unkept);
    } catch {
      return false; // they stay in memory and on the screen, and are tried again
    }
    this.#unkept = this.#unkept.filter((words) => !unkept.includes(words));
    return true;
  }

  dismiss(id: string): void {
    this.#words = this.#words.filter((words) => words.id !== id);
    this.#unkept = this.#unkept.filter((words) => words.id !== id);
    this.#onChange(this.#words);
    void this.#storage?.removeRescued(id).catch(() => undefined);
  }

  destroy(): void {
    for (const text of this.#abandoned) text.doc.destroy();
    this.#abandoned = [];
  }

  #add(found: readonly RescuedWords[]): RescuedWords[] {
    const added: RescuedWords[] = [];
    // The device may hold the same as the Y.Doc that was given up with it.
    for (const words of found)
      if (![...this.#words, ...added].some((known) => isSame(known, words))) added.push(words);
    if (added.length > 0) {
      this.#words = [...this.#words, ...added];
      this.#onChange(this.#words);
    }
    return added;
  }
}

function isSame(a: RescuedWords, b: RescuedWords): boolean {
  return a.id === b.id || (a.language === b.language && a.part === b.part && a.mine === b.mine);
}
