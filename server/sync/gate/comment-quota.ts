import type * as Y from 'yjs';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import type { ClientOwners } from './client-owners.ts';
import { GateLimit } from './gate-limits.ts';
import type { Struct } from '#server/sync/gate/scan/scanned-update.ts';
import { Violation } from './violation.ts';

/** What a member has of a text's discussion. */
type Share = { entries: number; letters: number };

/**
 * Keeps every member's share of a text's comments within bounds, so that nobody, least of all one who may not write the
 * text, can fill it for all. Counts at most, and counts anew only when that reaches a bound.
 */
export class CommentQuota {
  readonly #comments: Y.Map<unknown>;
  readonly #owners: ClientOwners;
  #shares: Map<string, Share>;
  #judged: (Share & { member: string }) | null = null;

  constructor(doc: Y.Doc, owners: ClientOwners) {
    this.#comments = doc.getMap(TextShape.comments);
    this.#owners = owners;
    this.#shares = this.#count();
  }

  /** Throws `too-large` when these entries, all of the member's own, would be more than one member may have. */
  mustHaveRoom(member: string, written: readonly Struct[]): void {
    this.#judged = null;
    if (written.length === 0) return;
    const added = { entries: 0, letters: 0 };
    for (const { length, content } of written) {
      added.entries += length;
      if (content.kind === 'any') added.letters += lettersIn(content.values);
    }
    if (!this.#hasRoom(member, added)) {
      this.#shares = this.#count();
      if (!this.#hasRoom(member, added)) {
        throw new Violation('too-large', 'this member has written too many comments in this text');
      }
    }
    this.#judged = { member, ...added };
  }

  /** The judged update was applied. */
  applied(): void {
    if (this.#judged !== null) this.#add(this.#judged.member, this.#judged);
    this.#judged = null;
  }

  #hasRoom(member: string, added: Share): boolean {
    const { entries = 0, letters = 0 } = this.#shares.get(member) ?? {};
    return (
      entries + added.entries <= GateLimit.memberCommentEntries &&
      letters + added.letters <= GateLimit.memberCommentLetters
    );
  }

  /** Every entry ever written counts, for each leaves a trace; letters only as long as they stand. */
  #count(): Map<string, Share> {
    this.#shares = new Map();
    for (const last of this.#comments._map.values()) {
      for (let item: Y.Item | null = last; item !== null; item = item.left) {
        const member = this.#owners.ownerOf(item.id.client);
        if (member === null) continue;
        const letters = item.deleted ? 0 : lettersIn(item.content.getContent().at(-1));
        this.#add(member, { entries: item.length, letters });
      }
    }
    return this.#shares;
  }

  #add(member: string, { entries, letters }: Share): void {
    const share = this.#shares.get(member) ?? { entries: 0, letters: 0 };
    share.entries += entries;
    share.letters += letters;
    this.#shares.set(member, share);
  }
}

/** All texts in a value, in UTF-16 units: quick to tell of an entry at any time, and whatever it is made of. */
function lettersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let letters = 0;
  for (const inner of Object.values(value)) letters += lettersIn(inner);
  return letters;
}
