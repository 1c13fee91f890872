/** A wish that one place of the screen utters and another one fulfils, without knowing each other. */
export class Wish {
  readonly #fulfillers = new Set<() => void>();

  readonly utter = (): void => {
    for (const fulfil of this.#fulfillers) fulfil();
  };

  /** Undone by what it returns. */
  readonly heed = (fulfil: () => void): (() => void) => {
    this.#fulfillers.add(fulfil);
    return () => void this.#fulfillers.delete(fulfil);
  };
}
