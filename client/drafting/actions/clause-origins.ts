/** Where a clause comes from, in the language of the interface. */
export type ShownOrigin = { readonly words: string; readonly href: string; readonly isAlarming: boolean };

/** The origins of clauses that were brought from another document; the editors show them beneath the clause. */
export class ClauseOrigins {
  readonly #listeners = new Set<() => void>();
  #shown: ReadonlyMap<string, ShownOrigin> = new Map();

  get isEmpty(): boolean {
    return this.#shown.size === 0;
  }

  of(cid: string): ShownOrigin | null {
    return this.#shown.get(cid) ?? null;
  }

  tell(shown: ReadonlyMap<string, ShownOrigin>): void {
    this.#shown = shown;
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
