import * as Y from 'yjs';
import { parentOf } from './place.ts';
import { sameId, TypeRef, type Struct, type StructId } from '#server/sync/gate/scan/scanned-update.ts';
import { Gap, Violation } from './violation.ts';

/** What Yjs makes of both halves of a letter of two units when somebody writes between them. */
const SPLIT_LETTER = '\ufffd';

/**
 * An update that repeats what the live text has beside something new is stored and sent on whole, so a forged
 * repetition would reach people who do not have the original yet. Throws `Gap` when a repeated struct is not the live
 * one: honest senders (a deletion or a split letter may differ) then send the difference alone.
 */
export function mustMatchLive(store: Y.Doc['store'], known: readonly Struct[]): void {
  for (const struct of known) {
    if (!matchesLive(store, struct)) {
      throw new Gap(`repeats ${struct.client}:${struct.clock} differently`);
    }
  }
}

/**
 * Two tabs that write under one clientID by mistake give the same clocks to different words. Those of the later one are
 * "known" to Yjs and lost: they must be refused, and never be called durable. Only the last struct of each own clientID is
 * looked at, so that whoever sends all it has pays no more; whoever repeats honestly repeats that one as well.
 */
export function mustBeOneWriter(
  store: Y.Doc['store'],
  known: readonly Struct[],
  isOwn: (client: number) => boolean,
): void {
  const last = new Map(known.map((struct) => [struct.client, struct]));
  for (const [client, struct] of last) {
    if (isOwn(client) && isOtherLive(store, struct)) {
      throw new Violation('identity', `clientID ${client} is used by another tab as well`);
    }
  }
}

/** What is deleted tells nothing any more, and a letter that was split reads otherwise on both sides. */
function isOtherLive(store: Y.Doc['store'], struct: Struct): boolean {
  const structs = store.clients.get(struct.client) ?? [];
  const live = structs[Y.findIndexSS(structs, struct.clock)];
  if (!(live instanceof Y.Item) || live.deleted) return false;
  if (['gc', 'deleted', 'skip'].includes(struct.content.kind)) return false;
  if (live.content instanceof Y.ContentString && live.content.str.includes(SPLIT_LETTER)) return false;
  return !matchesItem(struct, live);
}

function matchesLive(store: Y.Doc['store'], struct: Struct): boolean {
  const structs = store.clients.get(struct.client) ?? [];
  const end = struct.clock + struct.length;
  for (let i = Y.findIndexSS(structs, struct.clock); i < structs.length; i++) {
    const live = structs[i];
    if (live === undefined || live.id.clock >= end) return true;
    const isSame = live instanceof Y.Item ? matchesItem(struct, live) : matchesGarbage(struct, live);
    if (!isSame) return false;
  }
  return true;
}

/**
 * Garbage says nothing of what it was. Yjs cannot continue an item after garbage (it throws), so such a one must come
 * without its beginning; and a root must not be named, because Yjs would create it.
 */
function matchesGarbage(struct: Struct, live: Y.GC | Y.Skip): boolean {
  if (struct.content.kind === 'gc') return true;
  const isContinued = struct.clock + struct.length > live.id.clock + live.length;
  return struct.rootName === null && !isContinued;
}

function matchesItem(struct: Struct, live: Y.Item): boolean {
  const isRemoved = struct.content.kind === 'gc' || struct.content.kind === 'deleted';
  if (isRemoved && !live.deleted) return false;
  if (struct.content.kind === 'gc') return true;
  const at = Math.max(struct.clock, live.id.clock);
  if (!sameId(originAt(struct, at), liveOriginAt(live, at))) return false;
  if (!sameId(struct.rightOrigin, live.rightOrigin)) return false;
  if (struct.origin === null && struct.rightOrigin === null && !hasParent(struct, live)) return false;
  return live.deleted || hasContent(struct, live, at);
}

function originAt(struct: Struct, clock: number): StructId | null {
  return clock === struct.clock ? struct.origin : { client: struct.client, clock: clock - 1 };
}

function liveOriginAt(live: Y.Item, clock: number): StructId | null {
  return clock === live.id.clock ? live.origin : { client: live.id.client, clock: clock - 1 };
}

function hasParent(struct: Struct, live: Y.Item): boolean {
  if (struct.key !== live.parentSub) return false;
  const parent = parentOf(live);
  if (parent._item === null) return struct.rootName === Y.findRootTypeKey(parent);
  return sameId(struct.parentId, parent._item.id);
}

function hasContent(struct: Struct, live: Y.Item, at: number): boolean {
  const { content } = struct;
  const length = Math.min(struct.clock + struct.length, live.id.clock + live.length) - at;
  const mine = at - struct.clock;
  const theirs = at - live.id.clock;
  if (content.kind === 'string' && live.content instanceof Y.ContentString) {
    return content.text.slice(mine, mine + length) === live.content.str.slice(theirs, theirs + length);
  }
  if (content.kind === 'format' && live.content instanceof Y.ContentFormat) {
    return content.key === live.content.key && sameValue(content.value, live.content.value);
  }
  if (content.kind === 'any' && live.content instanceof Y.ContentAny) {
    return sameValue(
      content.values.slice(mine, mine + length),
      live.content.arr.slice(theirs, theirs + length),
    );
  }
  if (content.kind === 'type' && live.content instanceof Y.ContentType) {
    const type = live.content.type;
    if (content.type === TypeRef.xmlElement) {
      return type instanceof Y.XmlElement && type.nodeName === content.name;
    }
    return content.type === TypeRef.xmlText && type instanceof Y.XmlText;
  }
  return false;
}

/** Values of the two decoders, which keep the order of names; a bigint or bytes never match. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Uint8Array || b instanceof Uint8Array || Array.isArray(a) !== Array.isArray(b))
    return false;
  const left = Object.entries(a);
  const right = new Map<string, unknown>(Object.entries(b));
  return (
    left.length === right.size &&
    left.every(([name, value]) => right.has(name) && sameValue(value, right.get(name)))
  );
}
