import * as Y from 'yjs';
import { parentOf, type Holder, type LiveType, type Place } from './place.ts';
import { sameId, type Struct, type StructId } from '#server/sync/gate/scan/scanned-update.ts';
import { Violation } from './violation.ts';
import type { WorkBudget } from './work-budget.ts';

/** One link of a list: a live item or a part of it, or a struct of the update. */
export type Piece = {
  readonly client: number;
  readonly clock: number;
  length: number;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** Where it hangs; null when Yjs will keep it as garbage without a place. Live pieces do not carry it. */
  readonly place: Place | null;
  readonly struct: Struct | null;
  readonly item: Y.Item | null;
  /** Undefined until somebody asked: a live neighbour is looked up once, then kept. */
  left: Piece | null | undefined;
  right: Piece | null | undefined;
};

type List = { readonly place: Place; first: Piece | null | undefined };

/**
 * Integrates an update's structs on paper: the same walk that Yjs will do, over copies of the few links concerned, so
 * that its cost is counted and its result known before anything is applied. Changes nothing of the live text.
 */
export class Rehearsal {
  readonly #store: Y.Doc['store'];
  readonly #budget: WorkBudget;
  readonly #live = new Map<Y.Item, Piece[]>();
  readonly #fresh = new Map<number, Piece[]>();
  readonly #lists = new Map<Holder, List>();
  readonly #entries = new Map<Holder, Map<string, List>>();
  readonly #splits = new Map<number, number>();

  constructor(store: Y.Doc['store'], budget: WorkBudget) {
    this.#store = store;
    this.#budget = budget;
  }

  isLive(id: StructId): boolean {
    return id.clock < Y.getState(this.#store, id.client);
  }

  /** The live struct with this id, which must be live. */
  liveStruct(id: StructId): Y.Item | Y.GC {
    return Y.getItem(this.#store, Y.createID(id.client, id.clock));
  }

  /** The piece of the update with this id, which must have been added. */
  freshPiece(id: StructId): Piece {
    const pieces = this.#fresh.get(id.client) ?? [];
    const piece = pieces[indexOf(pieces, id.clock)];
    if (piece === undefined) throw new Error('a fresh struct was not added in order');
    return piece;
  }

  /** Adds the next struct in integration order; throws `order` and `walk` violations. */
  add(struct: Struct, place: Place | null): Piece {
    const piece: Piece = {
      client: struct.client,
      clock: struct.clock,
      length: struct.length,
      origin: struct.origin,
      rightOrigin: struct.rightOrigin,
      place,
      struct,
      item: null,
      left: null,
      right: null,
    };
    if (place !== null) this.#integrate(piece, place);
    const pieces = this.#fresh.get(struct.client);
    if (pieces === undefined) this.#fresh.set(struct.client, [piece]);
    else pieces.push(piece);
    return piece;
  }

  first(place: Place): Piece | null {
    return this.#firstOf(this.#listOf(place));
  }

  /** The piece that is an entry's value. */
  last(place: Place & { key: string }): Piece | null {
    const live = place.holder.type?._map.get(place.key);
    let piece = live === undefined ? this.first(place) : (this.#piecesOf(live).at(-1) ?? null);
    for (let right = piece; right !== null; right = this.next(right)) {
      this.#budget.walk.spend(1);
      piece = right;
    }
    return piece;
  }

  next(piece: Piece): Piece | null {
    if (piece.right !== undefined) return piece.right;
    const neighbour = piece.item?.right ?? null;
    const right = neighbour === null ? null : (this.#piecesOf(neighbour)[0] ?? null);
    piece.right = right;
    if (right !== null) right.left = piece;
    return right;
  }

  #integrate(piece: Piece, place: Place): void {
    const list = this.#listOf(place);
    const left = piece.origin === null ? null : this.#endingAt(piece.origin);
    const right = piece.rightOrigin === null ? null : this.#startingAt(piece.rightOrigin);
    if (right !== null && place.key !== null) throw new Violation('order', 'a map entry has a right origin');
    // A right origin inside the left piece, or at its end, has just cut it short.
    if (left !== null && left.clock + left.length - 1 !== piece.origin?.clock) throw notToTheRight();
    const isBetween = this.#isBetween(left, right);
    if (!isBetween && place.key === null) this.#mustHaveBeenNeighbours(left, right);
    const after = isBetween ? left : this.#settle(piece, list, { left, right });
    this.#link(piece, after, list);
  }

  /**
   * Whoever writes between two letters has them side by side: nothing that one of the two came after may stand between
   * them, and the right one is to the right. Other structs each replica orders by what it had when they came (yjs#794).
   */
  #mustHaveBeenNeighbours(left: Piece | null, right: Piece | null): void {
    if (left === null || right === null) {
      const known = left === null ? (right?.origin ?? null) : left.rightOrigin;
      if (known !== null) throw neverNeighbours();
      return;
    }
    const between = new Set<Piece>();
    for (let piece = this.next(left); piece !== right; piece = this.next(piece)) {
      if (piece === null) throw notToTheRight();
      this.#budget.walk.spend(1);
      const { client, clock } = piece;
      if ([left, right].some((known) => known.client === client && clock < known.clock))
        throw neverNeighbours();
      between.add(piece);
    }
    for (const id of [right.origin, left.rightOrigin]) {
      const known = id === null ? null : this.#containing(id);
      if (known !== null && between.has(known)) throw neverNeighbours();
    }
  }

  #isBetween(left: Piece | null, right: Piece | null): boolean {
    if (left !== null) return this.next(left) === right;
    return right !== null && this.#previous(right) === null;
  }

  /** Conflict resolution as in Yjs's `Item.integrate`, step by step. */
  #settle(
    piece: Piece,
    list: List,
    { left, right }: { left: Piece | null; right: Piece | null },
  ): Piece | null {
    let after = left;
    let other = left === null ? this.#firstOf(list) : this.next(left);
    const conflicting = new Set<Piece>();
    const beforeOrigin = new Set<Piece>();
    while (other !== null && other !== right) {
      this.#budget.walk.spend(1);
      beforeOrigin.add(other);
      conflicting.add(other);
      if (sameId(piece.origin, other.origin)) {
        if (other.client < piece.client) {
          after = other;
          conflicting.clear();
        } else if (sameId(piece.rightOrigin, other.rightOrigin)) {
          break;
        }
      } else {
        const source: Piece | null = other.origin === null ? null : this.#containing(other.origin);
        if (source === null || !beforeOrigin.has(source)) break;
        if (!conflicting.has(source)) {
          after = other;
          conflicting.clear();
        }
      }
      other = this.next(other);
    }
    return after;
  }

  #link(piece: Piece, after: Piece | null, list: List): void {
    const right = after === null ? this.#firstOf(list) : this.next(after);
    piece.left = after;
    piece.right = right;
    if (right !== null) right.left = piece;
    if (after === null) list.first = piece;
    else after.right = piece;
  }

  #previous(piece: Piece): Piece | null {
    if (piece.left !== undefined) return piece.left;
    const neighbour = piece.item?.left ?? null;
    const left = neighbour === null ? null : (this.#piecesOf(neighbour).at(-1) ?? null);
    piece.left = left;
    if (left !== null) left.right = piece;
    return left;
  }

  #listOf(place: Place): List {
    if (place.key === null) return listIn(this.#lists, place.holder, place);
    let entries = this.#entries.get(place.holder);
    if (entries === undefined) this.#entries.set(place.holder, (entries = new Map()));
    return listIn(entries, place.key, place);
  }

  #firstOf(list: List): Piece | null {
    if (list.first !== undefined) return list.first;
    const { holder, key } = list.place;
    let item = (key === null ? holder.type?._start : holder.type?._map.get(key)) ?? null;
    while (item !== null && item.left !== null) {
      this.#budget.walk.spend(1);
      item = item.left;
    }
    list.first = item === null ? null : (this.#piecesOf(item)[0] ?? null);
    return list.first;
  }

  #piecesOf(item: Y.Item): Piece[] {
    const known = this.#live.get(item);
    if (known !== undefined) return known;
    const piece: Piece = {
      client: item.id.client,
      clock: item.id.clock,
      length: item.length,
      origin: item.origin,
      rightOrigin: item.rightOrigin,
      place: null,
      struct: null,
      item,
      left: item.left === null ? null : undefined,
      right: item.right === null ? null : undefined,
    };
    const pieces = [piece];
    this.#live.set(item, pieces);
    return pieces;
  }

  /** All pieces of the live item or of the client in this update, among them the one with this id. */
  #siblings(id: StructId): Piece[] | null {
    if (!this.isLive(id)) return this.#fresh.get(id.client) ?? null;
    const struct = this.liveStruct(id);
    return struct instanceof Y.Item ? this.#piecesOf(struct) : null;
  }

  #containing(id: StructId): Piece | null {
    const pieces = this.#siblings(id);
    return pieces?.[indexOf(pieces, id.clock)] ?? null;
  }

  #endingAt(id: StructId): Piece {
    const piece = this.#referred(id);
    if (piece.clock + piece.length > id.clock + 1) this.#cut(piece, id.clock + 1);
    return piece;
  }

  #startingAt(id: StructId): Piece {
    const piece = this.#referred(id);
    return piece.clock < id.clock ? this.#cut(piece, id.clock) : piece;
  }

  #referred(id: StructId): Piece {
    const piece = this.#containing(id);
    if (piece === null) throw new Error('a reference was not resolved');
    return piece;
  }

  /** Ends the piece before `clock`, which lies in it, and gives the rest. */
  #cut(piece: Piece, clock: number): Piece {
    const rest: Piece = {
      ...piece,
      clock,
      length: piece.clock + piece.length - clock,
      origin: { client: piece.client, clock: clock - 1 },
      left: piece,
      right: this.next(piece),
    };
    if (rest.right) rest.right.left = rest;
    piece.length = clock - piece.clock;
    piece.right = rest;
    const pieces = this.#siblings(piece) ?? [];
    pieces.splice(indexOf(pieces, piece.clock) + 1, 0, rest);
    this.spendSplit(piece.client);
    return rest;
  }

  /** Charges a split of a struct of this client: Yjs moves the structs behind it, and again when it merges them. */
  spendSplit(client: number): void {
    const splits = this.#splits.get(client) ?? 0;
    this.#splits.set(client, splits + 1);
    this.#budget.moves.spend((this.#store.clients.get(client)?.length ?? 0) + splits);
  }
}

function neverNeighbours(): Violation {
  return new Violation('order', 'the two origins were never side by side');
}

function notToTheRight(): Violation {
  return new Violation('order', 'the right origin is not to the right of the origin');
}

/** Where a live item hangs. */
export function placeOfItem(item: Y.Item, holderOf: (type: LiveType) => Holder): Place {
  return { holder: holderOf(parentOf(item)), key: item.parentSub };
}

function listIn<Key>(lists: Map<Key, List>, key: Key, place: Place): List {
  let list = lists.get(key);
  if (list === undefined) lists.set(key, (list = { place, first: undefined }));
  return list;
}

function indexOf(pieces: readonly Piece[], clock: number): number {
  let low = 0;
  let high = pieces.length - 1;
  // Nearly always what came last.
  if ((pieces[high]?.clock ?? Number.POSITIVE_INFINITY) <= clock) low = high;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece === undefined) return -1;
    if (clock < piece.clock) high = middle - 1;
    else if (clock >= piece.clock + piece.length) low = middle + 1;
    else return middle;
  }
  return -1;
}
