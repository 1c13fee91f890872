import * as Y from 'yjs';
import type { ClientDeletes, Struct } from '#server/sync/gate/scan/scanned-update.ts';
import type { ClientOwners } from './client-owners.ts';
import { GateLimit } from './gate-limits.ts';
import { newRanges } from './new-ranges.ts';
import { Violation } from './violation.ts';

/** Separate deletions that an update adds to the text; fewer than none when what it deletes joins others. */
type Added = {
  /** Among the author's own words, at most and at least: what it brings itself may turn out to be deleted or not. */
  readonly ownAtMost: number;
  readonly own: number;
  /** Among the words of others. */
  readonly others: number;
};

/**
 * Keeps a text's separate deletions below what an answer to sync step 1 may carry, and every member's share of them
 * below what would leave none to the others. Counts at most, and counts anew only when that reaches a limit: honest
 * texts stay far below.
 */
export class DeletionCount {
  readonly #store: Y.Doc['store'];
  readonly #owners: ClientOwners;
  #atMost = 0;
  /** By the owner of the deleted words. */
  #owned = new Map<string, number>();
  /** What a member left among the words of others; the text does not tell, so it is known as long as it is open. */
  readonly #inflicted = new Map<string, number>();
  #judged: (Added & { readonly member: string }) | null = null;
  /** The server itself deleted something. */
  #isStale = true;

  constructor(store: Y.Doc['store'], owners: ClientOwners) {
    this.#store = store;
    this.#owners = owners;
  }

  /** Throws `too-large` when these changes would bring the text, or what its author takes of it, beyond a limit. */
  mustHaveRoom(
    member: string,
    deletes: readonly ClientDeletes[],
    { fresh, inner }: { fresh: readonly Struct[]; inner: ReadonlySet<Y.Item> },
  ): void {
    const added = this.#addedBy(member, deletes, { fresh, inner });
    this.#judged = { ...added, member };
    // Whoever deletes a whole block that is full of holes takes separate deletions away.
    if (added.own + added.others <= 0 && added.ownAtMost + added.others <= 0) return;
    if (!this.#isStale && this.#faultOf(member, added, added.ownAtMost) === null) return;
    this.#countAnew();
    const fault = this.#faultOf(member, added, added.own);
    if (fault === null) return;
    this.#judged = null;
    throw new Violation('too-large', fault);
  }

  /** The judged update was applied, or the server's own. */
  applied(): void {
    if (this.#judged === null) {
      this.#isStale = true;
      return;
    }
    const { member, ownAtMost, others } = this.#judged;
    this.#judged = null;
    this.#atMost += ownAtMost + others;
    addTo(this.#owned, member, ownAtMost);
    if (others > 0) addTo(this.#inflicted, member, others);
  }

  #addedBy(
    member: string,
    deletes: readonly ClientDeletes[],
    { fresh, inner }: { fresh: readonly Struct[]; inner: ReadonlySet<Y.Item> },
  ): Added {
    // A type may be renamed or lose a value later in the same update; only letters and marks never delete anything.
    const possible = fresh.filter(({ content }) => content.kind !== 'string' && content.kind !== 'format');
    const certain = possible.filter(({ content }) => content.kind === 'gc' || content.kind === 'deleted');
    let own = rangesOfItsOwn(this.#store, deletes);
    let others = 0;
    for (const [client, ranges] of newRanges(this.#store, deletes, inner)) {
      if (this.#owners.ownerOf(client) === member) own += ranges;
      else others += ranges;
    }
    return { own: own + certain.length, ownAtMost: own + possible.length, others };
  }

  #faultOf(member: string, { others }: Added, own: number): string | null {
    if (own + others > 0 && this.#atMost + own + others > GateLimit.textDeleteRanges) {
      return 'the text holds too many separate deletions';
    }
    const isOwnFull = own > 0 && own + (this.#owned.get(member) ?? 0) > GateLimit.memberDeleteRanges;
    const isOthersFull =
      others > 0 && others + (this.#inflicted.get(member) ?? 0) > GateLimit.memberDeleteRanges;
    return isOwnFull || isOthersFull ? 'this member has made too many separate deletions' : null;
  }

  #countAnew(): void {
    this.#isStale = false;
    this.#atMost = 0;
    this.#owned = new Map();
    for (const [client, structs] of this.#store.clients) {
      const ranges = rangesIn(structs);
      this.#atMost += ranges;
      const owner = this.#owners.ownerOf(client);
      if (owner !== null) addTo(this.#owned, owner, ranges);
    }
  }
}

function addTo(counts: Map<string, number>, member: string, amount: number): void {
  counts.set(member, (counts.get(member) ?? 0) + amount);
}

/** Ranges of an update that delete what it brings itself. */
function rangesOfItsOwn(store: Y.Doc['store'], deletes: readonly ClientDeletes[]): number {
  let count = 0;
  for (const { client, ranges } of deletes) {
    const known = Y.getState(store, client);
    for (const { clock, length } of ranges) if (clock + length > known) count += 1;
  }
  return count;
}

function rangesIn(structs: readonly (Y.Item | Y.GC)[]): number {
  let ranges = 0;
  let isOpen = false;
  for (const struct of structs) {
    if (struct.deleted && !isOpen) ranges += 1;
    isOpen = struct.deleted;
  }
  return ranges;
}
