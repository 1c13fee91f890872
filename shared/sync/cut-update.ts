import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

type Struct = Y.Item | Y.GC | Y.Skip;
type Wanted = { client: number; clock: number };
type Range = { client: number; clock: number; len: number };

/**
 * What a piece holds at most, in structs and ranges of deletions: about a third of what the server takes at once, so
 * that nobody else waits for a large paste or for what somebody wrote during a week without network.
 */
export const PIECE_UNITS = 2000;
/** Letters, marks and elements that a piece deletes at most, each of them perhaps an item of its own. */
const PIECE_DELETED = 10_000;

/**
 * The same update in pieces, in an order in which each builds only on those before it (and on what the receiver has).
 * Nothing new is ever cut in two: an element arrives with its content and its attributes, because an editor that gets to
 * see half of one takes it for broken and removes it. So a piece may be larger than `PIECE_UNITS`.
 */
export function cutUpdate(update: Uint8Array): Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const ranges = rangesOf(ds);
  const deleted = ranges.reduce((sum, range) => sum + range.len, 0);
  if (structs.length + ranges.length <= PIECE_UNITS && deleted <= PIECE_DELETED) return [update];
  const ordered = new Unsent(structs).inOrder();
  if (ordered === null) return [update];
  const pieces: Uint8Array[] = [];
  let piece: Struct[] = [];
  const whole = new Wholes(structs);
  for (const struct of ordered) {
    if (piece.length >= PIECE_UNITS && whole.isCutBefore(struct)) {
      pieces.push(encodePiece(piece, []));
      piece = [];
    }
    piece.push(struct);
    whole.passed(struct);
  }
  const [first = [], ...rest] = portions(ranges);
  pieces.push(encodePiece(piece, first));
  for (const portion of rest) pieces.push(encodePiece([], portion));
  return pieces;
}

/** Structs by client, each client's in the order of its clocks. */
function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const groups = new Map<number, Struct[]>();
  for (const struct of structs) {
    const group = groups.get(struct.id.client);
    if (group === undefined) groups.set(struct.id.client, [struct]);
    else group.push(struct);
  }
  return groups;
}

/** The structs that are still to come, and what has to come before each. */
class Unsent {
  readonly #groups: Map<number, Struct[]>;
  readonly #next = new Map<number, number>();
  readonly #count: number;

  constructor(structs: readonly Struct[]) {
    this.#groups = byClient(structs);
    this.#count = structs.length;
  }

  /** Null when they wait for each other, which no Yjs writes. */
  inOrder(): Struct[] | null {
    const ordered: Struct[] = [];
    for (const client of this.#groups.keys()) {
      // Of another client only as far as somebody waits for it: the rest stays beside what it was written with.
      const wanted: Wanted[] = [{ client, clock: Number.POSITIVE_INFINITY }];
      for (let current = wanted[0]; current !== undefined; current = wanted.at(-1)) {
        const struct = this.#first(current.client);
        const awaited = struct === undefined ? null : this.#awaitedBy(struct);
        if (struct === undefined || struct.id.clock > current.clock) wanted.pop();
        else if (awaited === null) ordered.push(this.#take(current.client, struct));
        else if (wanted.length > this.#groups.size) return null;
        else wanted.push(awaited);
      }
    }
    return ordered.length === this.#count ? ordered : null;
  }

  #first(client: number): Struct | undefined {
    return this.#groups.get(client)?.[this.#next.get(client) ?? 0];
  }

  #take(client: number, struct: Struct): Struct {
    this.#next.set(client, (this.#next.get(client) ?? 0) + 1);
    return struct;
  }

  /** What has to come before it. */
  #awaitedBy(struct: Struct): Wanted | null {
    if (!(struct instanceof Y.Item)) return null;
    for (const id of [struct.origin, struct.rightOrigin, parentId(struct)]) {
      if (id === null || id.client === struct.id.client) continue;
      const next = this.#first(id.client);
      const last = this.#groups.get(id.client)?.at(-1);
      if (next === undefined || last === undefined) continue;
      if (id.clock >= next.id.clock && id.clock < last.id.clock + last.length) return id;
    }
    return null;
  }
}

/** Follows what is being made, and knows where nothing is half made: there a cut does no harm. */
class Wholes {
  readonly #groups: Map<number, Struct[]>;
  readonly #inside = new Map<Struct, boolean>();
  /** By client: the last struct of what it is making. */
  readonly #making = new Map<number, Struct>();

  constructor(structs: readonly Struct[]) {
    this.#groups = byClient(structs);
  }

  isCutBefore(struct: Struct): boolean {
    const isMark = struct instanceof Y.Item && struct.content instanceof Y.ContentFormat;
    return this.#making.size === 0 && !isMark && !this.#isInside(struct);
  }

  passed(struct: Struct): void {
    const { client } = struct.id;
    if (!this.#making.has(client)) this.#making.set(client, this.#lastOfWhole(struct));
    if (this.#making.get(client) === struct) this.#making.delete(client);
  }

  /** What is written into something new follows it at once; its attributes come last. */
  #lastOfWhole(struct: Struct): Struct {
    const group = this.#groups.get(struct.id.client) ?? [];
    let at = this.#indexOf(group, struct.id.clock);
    for (let next = group[at + 1]; next !== undefined && this.#isInside(next); next = group[at + 1]) at += 1;
    return group[at] ?? struct;
  }

  /** Along a chain of neighbours, however long, without recursion; each neighbour is older, so it has an end. */
  #isInside(struct: Struct): boolean {
    const chain: Struct[] = [];
    let isInside: boolean | undefined;
    for (let current: Struct | null = struct; isInside === undefined && current !== null;) {
      isInside = this.#inside.get(current);
      chain.push(current);
      const neighbour: Struct | null = this.#neighbour(current);
      if (neighbour === null) isInside ??= this.#hasNewParent(current);
      current = neighbour;
    }
    for (const link of chain) this.#inside.set(link, isInside ?? false);
    return isInside ?? false;
  }

  /** The new struct beside which this one stands. */
  #neighbour(struct: Struct): Struct | null {
    if (!(struct instanceof Y.Item)) return null;
    const beside = struct.origin ?? struct.rightOrigin;
    return beside === null ? null : this.#find(beside);
  }

  #hasNewParent(struct: Struct): boolean {
    const parent = struct instanceof Y.Item ? parentId(struct) : null;
    return parent !== null && this.#find(parent) !== null;
  }

  #find({ client, clock }: Y.ID): Struct | null {
    const group = this.#groups.get(client) ?? [];
    return group[this.#indexOf(group, clock)] ?? null;
  }

  /** -1 when none of them holds that clock. */
  #indexOf(group: readonly Struct[], clock: number): number {
    let low = 0;
    let high = group.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = group[middle];
      if (struct === undefined) return -1;
      if (clock < struct.id.clock) high = middle - 1;
      else if (clock >= struct.id.clock + struct.length) low = middle + 1;
      else return middle;
    }
    return -1;
  }
}

/** Of a struct as it was read: its parent is an id, or the name of a root. */
function parentId(struct: Y.Item): Y.ID | null {
  return struct.parent instanceof Y.ID ? struct.parent : null;
}

/** None longer than a piece may delete. */
function rangesOf(ds: ReturnType<typeof Y.decodeUpdate>['ds']): Range[] {
  const ranges: Range[] = [];
  for (const [client, deletes] of ds.clients) {
    for (const { clock, len } of deletes) {
      for (let done = 0; done < len; done += PIECE_DELETED) {
        ranges.push({ client, clock: clock + done, len: Math.min(PIECE_DELETED, len - done) });
      }
    }
  }
  return ranges;
}

function portions(ranges: readonly Range[]): Range[][] {
  const all: Range[][] = [];
  let portion: Range[] = [];
  let deleted = 0;
  for (const range of ranges) {
    if (portion.length >= PIECE_UNITS || deleted + range.len > PIECE_DELETED) {
      all.push(portion);
      portion = [];
      deleted = 0;
    }
    portion.push(range);
    deleted += range.len;
  }
  all.push(portion);
  return all;
}

function encodePiece(structs: readonly Struct[], ranges: readonly Range[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const groups = byClient(structs);
  encoding.writeVarUint(encoder.restEncoder, groups.size);
  for (const [client, group] of groups) {
    encoding.writeVarUint(encoder.restEncoder, group.length);
    encoder.writeClient(client);
    encoding.writeVarUint(encoder.restEncoder, group[0]?.id.clock ?? 0);
    for (const struct of group) struct.write(encoder, 0);
  }
  const deleted = Map.groupBy(ranges, ({ client }) => client);
  encoding.writeVarUint(encoder.restEncoder, deleted.size);
  for (const [client, group] of deleted) {
    encoding.writeVarUint(encoder.restEncoder, client);
    encoding.writeVarUint(encoder.restEncoder, group.length);
    for (const { clock, len } of group) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
  return encoder.toUint8Array();
}
