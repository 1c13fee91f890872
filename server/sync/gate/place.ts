import * as Y from 'yjs';
import { TypeRef, type Struct } from '#server/sync/gate/scan/scanned-update.ts';
import { Violation } from './violation.ts';

/** Any shared type of Yjs, whatever its events. */
export type LiveType = Exclude<Y.Item['parent'], Y.ID | null>;

/** A list or map that structs hang in: a live type, or one that the update itself brings. */
export type Holder = {
  readonly root: string;
  /** 0 is the root itself. */
  readonly depth: number;
  /** Name of the element; null for a root and for a text. */
  readonly name: string | null;
  readonly isText: boolean;
  /** The live type; null when the update brings it. */
  readonly type: LiveType | null;
  readonly parent: Holder | null;
};

/** `key` is the attribute's or map entry's name, null in a list. */
export type Place = { readonly holder: Holder; readonly key: string | null };

/** Deepest live nesting that is followed; the gate lets nothing in that comes near. */
const MAX_LIVE_DEPTH = 200;

/** Remembers the holders of live types: where a type hangs never changes. */
export class LiveHolders {
  readonly #known = new WeakMap<LiveType, Holder>();

  of(type: LiveType, levels = MAX_LIVE_DEPTH): Holder {
    const known = this.#known.get(type);
    if (known !== undefined) return known;
    const holder = this.#describe(type, levels);
    this.#known.set(type, holder);
    return holder;
  }

  #describe(type: LiveType, levels: number): Holder {
    const isText = type instanceof Y.XmlText;
    const name = type instanceof Y.XmlElement ? type.nodeName : null;
    const item = type._item;
    if (item === null) {
      return { root: Y.findRootTypeKey(type), depth: 0, name, isText, type, parent: null };
    }
    if (levels === 0) throw new Violation('depth', 'the live text is nested too deeply');
    const parent = this.of(parentOf(item), levels - 1);
    return { root: parent.root, depth: parent.depth + 1, name, isText, type, parent };
  }
}

/** The type that an integrated item hangs in. */
export function parentOf(item: Y.Item): LiveType {
  if (item.parent instanceof Y.AbstractType) return item.parent;
  throw new TypeError('a live item has no parent');
}

/** The holder that a fresh type will be. */
export function freshHolder(struct: Struct, place: Place): Holder {
  const { content } = struct;
  if (content.kind !== 'type') throw new Violation('malformed', 'the parent is not a type');
  return {
    root: place.holder.root,
    depth: place.holder.depth + 1,
    name: content.type === TypeRef.xmlElement ? content.name : null,
    isText: content.type === TypeRef.xmlText,
    type: null,
    parent: place.holder,
  };
}

/** The item of the part that a holder is or belongs to; null for roots and for parts that the update brings. */
export function livePartOf(holder: Holder): Y.Item | null {
  return outermost(holder)?.type?._item ?? null;
}

function outermost(holder: Holder): Holder | null {
  let part = holder;
  while (part.parent !== null && part.parent.depth > 0) part = part.parent;
  return part.depth === 0 ? null : part;
}

/** The cid of the part that a holder belongs to; null for roots and for parts that the update brings. */
export function partOf(holder: Holder, partId: string): string | null {
  const part = outermost(holder);
  if (!(part?.type instanceof Y.XmlElement)) return null;
  const cid: unknown = part.type.getAttribute(partId);
  return typeof cid === 'string' ? cid.slice(0, 64) : null;
}
