/** A wish that one place of the screen utters and another one fulfils, without knowing each other. */
export class Wish<What = void> {
  readonly #fulfillers = new Set<(what: What) => void>();

  utter(what: What): void {
    for (const fulfil of this.#fulfillers) fulfil(what);
  }

  /** Undone by what it returns. */
  heed(fulfil: (what: What) => void): () => void {
    this.#fulfillers.add(fulfil);
    return () => void this.#fulfillers.delete(fulfil);
  }
}
