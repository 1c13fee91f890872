import { GateLimit, WorkCost } from './gate-limits.ts';
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

/** A kind of work with a bound of its own, which also draws on what all kinds may cost together. */
class KindOfWork {
  readonly #own: Budget;
  readonly #all: Budget;
  readonly #cost: number;

  constructor(own: Budget, all: Budget, cost: number) {
    this.#own = own;
    this.#all = all;
    this.#cost = cost;
  }

  spend(amount: number): void {
    this.#own.spend(amount);
    this.#all.spend(amount * this.#cost);
  }
}

/** What one update may cost: each kind of work for itself, and all together. */
export class WorkBudget {
  readonly #all = new Budget(GateLimit.work, 'reading, placing and applying it takes too long');
  readonly walk = new KindOfWork(
    new Budget(GateLimit.walk, 'finding the place of its items takes too long'),
    this.#all,
    WorkCost.walk,
  );
  readonly moves = new KindOfWork(
    new Budget(GateLimit.moves, 'it splits too many items'),
    this.#all,
    WorkCost.move,
  );
  readonly tidying = new KindOfWork(
    new Budget(GateLimit.tidying, 'tidying the marks around what it deletes takes too long'),
    this.#all,
    WorkCost.tidying,
  );

  /** Work that has its bound by the size of the update. */
  spend(count: number, kind: Exclude<keyof typeof WorkCost, 'walk' | 'move' | 'tidying'>): void {
    this.#all.spend(count * WorkCost[kind]);
  }
}
