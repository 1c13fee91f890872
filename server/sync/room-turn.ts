/** Bytes of an update of which judging and applying are felt: about 1,500 structs. */
const FELT_BYTES = 8192;

export function isFelt(update: Uint8Array): boolean {
  return update.length >= FELT_BYTES;
}

/**
 * Judging a large update and applying it take two turns of the event loop, so that nobody waits for both at once. In
 * between nothing else may happen to the text: the judgement would no longer be true.
 */
export class RoomTurn {
  #isHeld = false;
  #waiting: (() => void)[] = [];

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Does the work in the next turn; until then everything else waits. The work must not throw. */
  hold(work: () => void): void {
    this.#isHeld = true;
    setImmediate(() => {
      this.#isHeld = false;
      work();
      this.#goOn();
    });
  }

  /** Does the work once nothing is held; it finds it so. */
  whenFree(work: () => void): void {
    if (this.#isHeld) this.#waiting.push(work);
    else work();
  }

  async free(): Promise<void> {
    // Somebody else may hold it again before a promise is answered.
    while (this.#isHeld) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #goOn(): void {
    while (!this.#isHeld) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      next();
    }
  }
}
