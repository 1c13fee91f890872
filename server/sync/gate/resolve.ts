import * as Y from 'yjs';
import { freshHolder, type Holder, type LiveHolders, type Place } from './place.ts';
import { placeOfItem, type Piece, type Rehearsal } from './rehearsal.ts';
import type { Struct, StructId } from '#server/sync/gate/scan/scanned-update.ts';
import { shownName, Violation } from './violation.ts';

/**
 * Finds where the structs of one update will hang, as Yjs does in `Item.getMissing`. Null means nowhere: Yjs turns a
 * struct into garbage when one of its neighbours, or its parent, is garbage.
 */
export class PlaceResolver {
  readonly #rehearsal: Rehearsal;
  readonly #live: LiveHolders;
  readonly #roots: ReadonlyMap<string, Holder>;
  readonly #fresh = new Map<Struct, Holder>();

  constructor(options: {
    rehearsal: Rehearsal;
    live: LiveHolders;
    /** The roots that a member may name; the others must not even be looked up, because Yjs would create them. */
    roots: ReadonlyMap<string, Holder>;
  }) {
    this.#rehearsal = options.rehearsal;
    this.#live = options.live;
    this.#roots = options.roots;
  }

  place(struct: Struct): Place | null {
    if (struct.content.kind === 'gc') return null;
    if (struct.origin === null && struct.rightOrigin === null) return this.#placeInParent(struct);
    const left = struct.origin === null ? undefined : this.#placeOfNeighbour(struct.origin);
    const right = struct.rightOrigin === null ? undefined : this.#placeOfNeighbour(struct.rightOrigin);
    if (left === null || right === null) return null;
    if (left !== undefined && right !== undefined && !isSamePlace(left, right)) {
      throw new Violation('order', 'the two origins are in different lists');
    }
    return left ?? right ?? null;
  }

  placeOfLive(item: Y.Item): Place {
    return placeOfItem(item, (type) => this.#live.of(type));
  }

  #placeInParent(struct: Struct): Place | null {
    if (struct.parentId !== null) {
      const holder = this.#holderOf(struct.parentId);
      return holder === null ? null : { holder, key: struct.key };
    }
    const root = this.#roots.get(struct.rootName ?? '');
    if (root === undefined)
      throw new Violation('forbidden-root', `root ${shownName(struct.rootName ?? '')} is not writable`);
    return { holder: root, key: struct.key };
  }

  #placeOfNeighbour(id: StructId): Place | null {
    if (!this.#rehearsal.isLive(id)) return this.#rehearsal.freshPiece(id).place;
    const item = this.#rehearsal.liveStruct(id);
    return item instanceof Y.Item ? this.placeOfLive(item) : null;
  }

  #holderOf(id: StructId): Holder | null {
    if (!this.#rehearsal.isLive(id)) return this.#freshHolderOf(this.#rehearsal.freshPiece(id));
    const item = this.#rehearsal.liveStruct(id);
    if (!(item instanceof Y.Item)) return null;
    if (item.content instanceof Y.ContentType) return this.#live.of(item.content.type);
    if (item.content instanceof Y.ContentDeleted) return null;
    throw new Violation('malformed', 'the parent is not a type');
  }

  #freshHolderOf(piece: Piece): Holder | null {
    const { struct, place } = piece;
    if (struct === null || place === null || struct.content.kind === 'deleted') return null;
    const known = this.#fresh.get(struct);
    if (known !== undefined) return known;
    const holder = freshHolder(struct, place);
    this.#fresh.set(struct, holder);
    return holder;
  }
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.holder === b.holder && a.key === b.key;
}
