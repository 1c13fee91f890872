import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** Longer than any honest unit of work; nobody should look at a spinner for longer. */
const WAIT_LIMIT_MS = 10_000;

/** The right to use the one connection, from begin to end of a unit of work. */
export class Turn {
  #isHeld = true;

  get isHeld(): boolean {
    return this.#isHeld;
  }

  end(): void {
    this.#isHeld = false;
  }
}

type Waiting = {
  turn: Turn;
  resolve: (turn: Turn) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
};

/** A fair line before the one connection: first come, first served. */
export class Turns {
  /** Which turn the running code was called from. */
  readonly #caller = new AsyncLocalStorage<Turn>();
  /** A set keeps its order and lets those leave who have waited too long. */
  readonly #line = new Set<Waiting>();
  readonly #waitLimitMs: number;
  #current: Turn | null = null;
  #isClosed = false;

  constructor(waitLimitMs: number = WAIT_LIMIT_MS) {
    this.#waitLimitMs = waitLimitMs;
  }

  /**
   * Runs the work alone. Refuses at once a caller that holds the connection already (it would wait for itself), and
   * with `storage-failing` one that has waited too long.
   */
  async hold<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    const turn = await this.#take();
    try {
      return await this.#caller.run(turn, work, turn);
    } finally {
      turn.end();
      this.#next();
    }
  }

  /** Waits for those before it; everybody after it is refused. */
  async close(): Promise<void> {
    const last = this.#take();
    this.#isClosed = true;
    await last;
  }

  async #take(): Promise<Turn> {
    if (this.#isClosed) throw new AppError(ErrorCode.storageFailing, 'the database is closed');
    if (this.#caller.getStore()?.isHeld === true) {
      throw new Error(
        'inside a transaction use the transaction: the database itself would wait for its end for ever',
      );
    }
    const turn = new Turn();
    if (this.#current === null) {
      this.#current = turn;
      return turn;
    }
    const { promise, resolve, reject } = Promise.withResolvers<Turn>();
    const timer = setTimeout(() => {
      this.#line.delete(waiting);
      const message = `waited ${this.#waitLimitMs} ms for the database: another unit of work holds it`;
      reject(new AppError(ErrorCode.storageFailing, message));
    }, this.#waitLimitMs);
    const waiting = { turn, resolve, reject, timer };
    this.#line.add(waiting);
    return promise;
  }

  #next(): void {
    const first = this.#line.values().next().value;
    this.#current = first?.turn ?? null;
    if (first === undefined) return;
    this.#line.delete(first);
    clearTimeout(first.timer);
    first.resolve(first.turn);
  }
}
