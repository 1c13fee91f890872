import * as Y from 'yjs';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { partItemOf } from '#shared/drafting/text/removed-parts.ts';
import type { Author, LateWriting } from '#server/sync/text-gate.ts';
import { TextRight } from '#server/sync/text-access.ts';
import { checkComment, checkOwnComment } from './comments-check.ts';
import { contentFault } from './content-check.ts';
import { GateLimit } from './gate-limits.ts';
import { livePartOf, partOf, type Holder, type LiveHolders, type Place } from './place.ts';
import { PartNames } from './part-names.ts';
import type { Rehearsal } from './rehearsal.ts';
import { PlaceResolver } from './resolve.ts';
import type { ClientDeletes, Struct } from '#server/sync/gate/scan/scanned-update.ts';
import { shownName, Violation } from './violation.ts';
import type { WorkBudget } from './work-budget.ts';

/** The live text as the gate sees it. */
export type JudgedText = {
  readonly store: Y.Doc['store'];
  readonly holders: LiveHolders;
  /** The roots that members may write: the document's languages and the comments. */
  readonly roots: ReadonlyMap<string, Holder>;
};

/** Judges, in integration order, what one update would do to the live text. Every method throws violations. */
export class Judgement {
  readonly #text: JudgedText;
  readonly #author: Author;
  readonly #rehearsal: Rehearsal;
  readonly #budget: WorkBudget;
  readonly #resolver: PlaceResolver;
  readonly #partNames: PartNames;
  readonly #comments: Struct[] = [];
  readonly #late: LateWriting[] = [];

  constructor(text: JudgedText, author: Author, work: { rehearsal: Rehearsal; budget: WorkBudget }) {
    const { rehearsal, budget } = work;
    this.#text = text;
    this.#author = author;
    this.#rehearsal = rehearsal;
    this.#budget = budget;
    this.#resolver = new PlaceResolver({ rehearsal, live: text.holders, roots: text.roots });
    this.#partNames = new PartNames(rehearsal);
  }

  insert(struct: Struct): void {
    const place = this.#resolver.place(struct);
    // without a place it becomes garbage: nobody sees it, but only an editor's text can have lost its parent
    if (place === null) this.#mustEdit();
    else this.#checkInsert(struct, place);
    this.#noteLate(struct, place);
    this.#rehearsal.add(struct, place);
  }

  remove(item: Y.Item): void {
    const place = this.#resolver.placeOfLive(item);
    const { holder } = place;
    this.#mustBeWritable(holder);
    if (holder.root === TextShape.comments) checkOwnComment(item, this.#author);
    else this.#mustEdit(holder);
    this.#partNames.touch(place);
  }

  /** What the update writes into the discussion. */
  get comments(): readonly Struct[] {
    return this.#comments;
  }

  /** What it writes into removed parts. */
  get late(): readonly LateWriting[] {
    return this.#late;
  }

  /** What only shows at the end, when everything has its place. */
  conclude(removed: readonly Y.Item[], deletes: readonly ClientDeletes[]): void {
    this.#partNames.mustStay(removed, deletes);
  }

  #noteLate(struct: Struct, place: Place | null): void {
    const { kind } = struct.content;
    if (kind !== 'string' && kind !== 'type') return;
    const part = place === null ? this.#partOfGarbage(struct) : livePartOf(place.holder);
    if (part?.deleted !== true) return;
    this.#late.push({ struct, part });
    // What hangs in a block of the update goes with it.
    if (place?.holder.type !== null) this.#budget.spend(1, 'late');
  }

  /** In a block that was deleted before its part was: the block has nothing to hang it in any more, its part may. */
  #partOfGarbage({ parentId }: Struct): Y.Item | null {
    if (parentId === null || !this.#rehearsal.isLive(parentId)) return null;
    const block = this.#rehearsal.liveStruct(parentId);
    return block instanceof Y.Item ? partItemOf(block) : null;
  }

  #checkInsert(struct: Struct, place: Place): void {
    const { holder } = place;
    this.#mustBeWritable(holder);
    if (holder.root === TextShape.comments) {
      this.#budget.spend(1, 'comment');
      checkComment(struct, place, this.#author);
      this.#comments.push(struct);
      return;
    }
    this.#mustEdit(holder);
    if (holder.depth > GateLimit.elementDepth) throw this.#violation('depth', 'nested too deeply', holder);
    const fault = contentFault(struct, place);
    if (fault !== null) throw this.#violation('schema', fault, holder);
    const { kind } = struct.content;
    if (kind === 'type') this.#budget.spend(1, holder.depth === 0 ? 'part' : 'element');
    if (kind === 'any' || kind === 'format') this.#budget.spend(1, 'value');
    this.#partNames.touch(place);
  }

  #mustBeWritable(holder: Holder): void {
    if (this.#text.roots.has(holder.root)) return;
    throw new Violation('forbidden-root', `root ${shownName(holder.root)} is not writable`);
  }

  #mustEdit(holder: Holder | null = null): void {
    if (this.#author.right === TextRight.edit) return;
    throw this.#violation('role', 'this member may not edit the text', holder);
  }

  #violation(code: 'role' | 'depth' | 'schema', why: string, holder: Holder | null): Violation {
    return new Violation(code, why, holder === null ? null : partOf(holder, TextShape.partId));
  }
}
