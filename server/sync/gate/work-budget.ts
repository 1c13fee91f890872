import { GateLimit } from './gate-limits.ts';
import { Violation } from './violation.ts';

/** One kind of work that an update causes in Yjs, on this server and again on every replica. */
class Budget {
  #left: number;
  readonly #why: string;

  constructor(limit: number, why: string) {
    this.#left = limit;
    this.#why = why;
  }

  /** Throws a `walk` violation once everything is spent. */
  spend(amount: number): void {
    this.#left -= amount;
    if (this.#left < 0) throw new Violation('walk', this.#why);
  }
}

/** What one update may cost. */
export class WorkBudget {
  readonly walk = new Budget(GateLimit.walk, 'finding the place of its items takes too long');
  readonly moves = new Budget(GateLimit.moves, 'it splits too many items');
  readonly tidying = new Budget(GateLimit.tidying, 'tidying the marks around what it deletes takes too long');
}
