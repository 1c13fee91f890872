import { type AuditContent, type AuditLink, CHAIN_BEGIN, contentDigest, linkHash } from './audit-entry.ts';

/** What is wrong with the record, and where. */
export type ChainFault =
  /** An entry's words are not those that were hashed, or its hash is not the one of its place. */
  | { readonly kind: 'altered'; readonly position: number }
  /** Entries that were there are not. */
  | { readonly kind: 'missing'; readonly from: number; readonly to: number }
  /** It does not follow the entry that stands before it: moved, put in, or chained to another past. */
  | { readonly kind: 'out-of-place'; readonly position: number }
  /** A line of an export that says nothing known. */
  | { readonly kind: 'unreadable'; readonly line: number }
  /** Nothing in the record has the hash that was noted as its head. */
  | { readonly kind: 'head-not-found'; readonly head: string };

export type ChainHead = { readonly position: number; readonly hash: string };

export type ChainReport = {
  readonly entries: number;
  /** Null: the record is empty. */
  readonly head: ChainHead | null;
  /** Where the noted head stands; null when none was noted, or it was not found. */
  readonly notedAt: number | null;
  /** The first ones; empty when the chain holds. */
  readonly faults: readonly ChainFault[];
};

/** A broken record can have as many faults as entries: whoever reads these knows. */
const FAULTS_TOLD = 100;

/**
 * Checks a record entry by entry, in the order in which it is handed over. `content` is null where only the link may be
 * read: then its place is checked, and what happened stays hidden behind a salted digest.
 */
export class ChainCheck {
  readonly #noted: string | null;
  readonly #faults: ChainFault[] = [];
  #last: ChainHead = { position: 0, hash: CHAIN_BEGIN };
  /** What the hash of the last entry should be by its columns: of an altered one nobody knows which of the two was true. */
  #recomputed = CHAIN_BEGIN;
  #entries = 0;
  #notedAt: number | null = null;

  /** `noted`: a head that was written down earlier; without one a cut tail cannot be noticed. */
  constructor(noted: string | null = null) {
    this.#noted = noted;
  }

  take(link: AuditLink, content: AuditContent | null): void {
    const { position, hash, previous } = link;
    this.#entries += 1;
    const due = this.#last.position + 1;
    if (position > due) this.#tell({ kind: 'missing', from: due, to: position - 1 });
    const isNext = position === due && [this.#last.hash, this.#recomputed].includes(previous);
    const recomputed = linkHash(link);
    const isWhole = recomputed === hash && (content === null || contentDigest(content) === link.content);
    if (!isWhole) this.#tell({ kind: 'altered', position });
    else if (!isNext && position <= due) this.#tell({ kind: 'out-of-place', position });
    if (hash === this.#noted) this.#notedAt = position;
    // What stands too early must not make everything behind it look misplaced.
    if (position < due) return;
    this.#last = { position, hash };
    this.#recomputed = recomputed;
  }

  takeUnreadable(line: number): void {
    this.#tell({ kind: 'unreadable', line });
  }

  report(): ChainReport {
    const faults = [...this.#faults];
    if (this.#noted !== null && this.#notedAt === null) {
      faults.push({ kind: 'head-not-found', head: this.#noted });
    }
    const head = this.#entries === 0 ? null : this.#last;
    return { entries: this.#entries, head, notedAt: this.#notedAt, faults };
  }

  #tell(fault: ChainFault): void {
    if (this.#faults.length < FAULTS_TOLD) this.#faults.push(fault);
  }
}
