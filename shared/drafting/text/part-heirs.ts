import * as Y from 'yjs';
import { TextShape } from './text-shape.ts';

/** Units of a text (letters, or one element) that a command wrote anew elsewhere. */
export type Heir = {
  readonly from: Y.ID;
  readonly length: number;
  /** Null when the command removed them for good. */
  readonly to: Y.ID | null;
};

/** How the heirs stand in the server's map: `heir/<client>:<clock>` → [length] or [length, client, clock]. */
const PREFIX = 'heir/';

const known = new WeakMap<Y.Doc, PartHeirs>();

/**
 * Where the letters and elements went that commands wrote anew: exact, in the text itself, so that it is stored and
 * restored with it. Only the server writes it.
 */
export class PartHeirs {
  readonly #doc: Y.Doc;
  readonly #byClient = new Map<number, Heir[]>();

  /** The one of this Y.Doc. */
  static of(doc: Y.Doc): PartHeirs {
    const found = known.get(doc) ?? new PartHeirs(doc);
    known.set(doc, found);
    return found;
  }

  /** As the text has them now, for a replica: there the server's entries come without `add`. */
  static now(doc: Y.Doc): PartHeirs {
    return new PartHeirs(doc);
  }

  private constructor(doc: Y.Doc) {
    this.#doc = doc;
    for (const [key, value] of doc.getMap(TextShape.server).entries()) {
      const heir = heirOfEntry(key, value);
      if (heir !== null) this.#remember(heir);
    }
  }

  get isEmpty(): boolean {
    return this.#byClient.size === 0;
  }

  /** Call within the transaction that writes anew or removes. */
  add(heirs: readonly Heir[]): void {
    const map = this.#doc.getMap(TextShape.server);
    for (const heir of merged(heirs)) {
      const { from, length, to } = heir;
      map.set(
        `${PREFIX}${from.client}:${from.clock}`,
        to === null ? [length] : [length, to.client, to.clock],
      );
      this.#remember(heir);
    }
  }

  /** Which of so many units from this one on commands wrote anew, cut to them; what was removed for good is not among them. */
  within({ client, clock }: Y.ID, length: number): Heir[] {
    const heirs = this.#byClient.get(client) ?? [];
    const end = clock + length;
    const found: Heir[] = [];
    for (let at = Math.max(0, lastFrom(heirs, clock)); at < heirs.length; at += 1) {
      const heir = heirs[at];
      if (heir === undefined || heir.from.clock >= end) break;
      const first = Math.max(clock, heir.from.clock);
      const last = Math.min(end, heir.from.clock + heir.length);
      if (heir.to === null || first >= last) continue;
      const to = Y.createID(heir.to.client, heir.to.clock + first - heir.from.clock);
      found.push({ from: Y.createID(client, first), length: last - first, to });
    }
    return found;
  }

  /** True when a command wrote this unit anew or removed it. */
  isReplaced(id: Y.ID): boolean {
    return this.#find(id) !== null;
  }

  /** The item that stands for this unit today, with the unit's place in it; null when it is gone. */
  living(id: Y.ID): { item: Y.Item; offset: number } | null {
    let current: Y.ID | null = id;
    while (current !== null) {
      const item: Y.Item | Y.GC = Y.getItem(this.#doc.store, current);
      if (item instanceof Y.Item && !item.deleted) return { item, offset: current.clock - item.id.clock };
      const heir: Heir | null = this.#find(current);
      if (heir === null || heir.to === null) return null;
      current = Y.createID(heir.to.client, heir.to.clock + current.clock - heir.from.clock);
    }
    return null;
  }

  #find({ client, clock }: Y.ID): Heir | null {
    const heirs = this.#byClient.get(client) ?? [];
    const heir = heirs[lastFrom(heirs, clock)];
    return heir !== undefined && clock < heir.from.clock + heir.length ? heir : null;
  }

  #remember(heir: Heir): void {
    const heirs = this.#byClient.get(heir.from.client) ?? [];
    const at = lastFrom(heirs, heir.from.clock);
    // The same unit is written anew once; a part that was removed and comes back gets its heir then.
    if (heirs[at]?.from.clock === heir.from.clock) heirs[at] = heir;
    else heirs.splice(at + 1, 0, heir);
    this.#byClient.set(heir.from.client, heirs);
  }
}

/** Place of the last heir that begins at or before the clock; -1 when there is none. */
function lastFrom(heirs: readonly Heir[], clock: number): number {
  let low = 0;
  let high = heirs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const heir = heirs[middle];
    if (heir !== undefined && heir.from.clock <= clock) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

/** Neighbours that stay neighbours are one entry. */
function merged(heirs: readonly Heir[]): Heir[] {
  const result: Heir[] = [];
  for (const heir of heirs) {
    const last = result.at(-1);
    if (last !== undefined && continues(last, heir)) {
      result[result.length - 1] = { ...last, length: last.length + heir.length };
    } else {
      result.push(heir);
    }
  }
  return result;
}

function continues(last: Heir, next: Heir): boolean {
  if (last.to === null || next.to === null) return false;
  const isNext = (a: Y.ID, b: Y.ID): boolean => a.client === b.client && a.clock + last.length === b.clock;
  return isNext(last.from, next.from) && isNext(last.to, next.to);
}

function heirOfEntry(key: string, value: unknown): Heir | null {
  if (!key.startsWith(PREFIX) || !Array.isArray(value)) return null;
  const [client, clock] = key.slice(PREFIX.length).split(':').map(Number);
  const [length, toClient, toClock] = value.map(Number);
  if (client === undefined || clock === undefined || length === undefined) return null;
  const to = toClient === undefined || toClock === undefined ? null : Y.createID(toClient, toClock);
  return { from: Y.createID(client, clock), length, to };
}
