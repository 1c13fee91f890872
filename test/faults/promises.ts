const WORD = /⟦[\w -]+⟧/g;

export type PromiseCounts = { receipted: number; seen: number };

/**
 * What must be there after any fault: words that had a receipt (113 with status 0, or a command's answer "done"), and
 * words that somebody else had received. A word is letters, digits and hyphens between ⟦ and ⟧, unique in its data folder.
 */
export class Promises {
  readonly missing = new Set<string>();
  readonly falseReceipts = new Set<string>();
  #receipted = new Set<string>();
  #seen = new Set<string>();
  #counted: PromiseCounts = { receipted: 0, seen: 0 };

  receipted(words: Iterable<string>): void {
    for (const word of words) this.#receipted.add(word);
  }

  /** Somebody who did not write it holds this content. */
  seen(content: string): void {
    for (const word of wordsIn(content)) this.#seen.add(word);
  }

  get counts(): PromiseCounts {
    const { receipted, seen } = this.#counted;
    return { receipted: receipted + this.#receipted.size, seen: seen + this.#seen.size };
  }

  /** All that is stored, as the front door gives it after a restart. False when a promise is broken. */
  isKeptBy(content: string): boolean {
    const there = wordsIn(content);
    const receipted = this.#receipted.difference(there);
    const seen = this.#seen.difference(there);
    for (const word of receipted) this.falseReceipts.add(word);
    for (const word of seen) this.missing.add(word);
    return receipted.size + seen.size === 0;
  }

  /** The data folder is given up: its promises are counted and no longer asked for. */
  begin(): void {
    this.#counted = this.counts;
    this.#receipted = new Set();
    this.#seen = new Set();
  }
}

function wordsIn(content: string): Set<string> {
  return new Set(content.match(WORD));
}
