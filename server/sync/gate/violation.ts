import type { RefusalCode } from '#shared/sync/refusal.ts';

/** Thrown inside the gate when an update must be refused; `judge` turns it into a verdict. */
export class Violation extends Error {
  readonly code: RefusalCode;
  /** The cid of the part concerned, when known. */
  readonly part: string | null;

  constructor(code: RefusalCode, why: string, part: string | null = null) {
    super(why);
    this.name = 'Violation';
    this.code = code;
    this.part = part;
  }
}

/** A name that a sender gave, for a reason that is logged: one in no form of ours may hold words. */
export function shownName(name: string): string {
  return /^[A-Za-z][\w-]{0,39}$/.test(name) ? name : '(unlike ours)';
}

/** Thrown inside the gate when something before an update is missing; `judge` turns it into a verdict. */
export class Gap extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'Gap';
  }
}
