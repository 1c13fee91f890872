import * as Y from 'yjs';
import type { ClientDeletes } from '#server/sync/gate/scan/scanned-update.ts';

/** Units from `start` to before `end`. */
type Span = { readonly start: number; readonly end: number };

/**
 * By client, how many separate ranges of deleted units the text has more (or fewer) once an update has deleted what it
 * names, and the items in it: units that stand beside deleted ones join them.
 */
export function newRanges(
  store: Y.Doc['store'],
  deletes: readonly ClientDeletes[],
  inner: ReadonlySet<Y.Item>,
): Map<number, number> {
  const spans = new Map<number, Span[]>();
  const add = (client: number, span: Span): void => {
    const known = spans.get(client);
    if (known === undefined) spans.set(client, [span]);
    else known.push(span);
  };
  addNamed(store, deletes, add);
  for (const item of inner) add(item.id.client, spanOf(item));
  const ranges = new Map<number, number>();
  for (const [client, found] of spans) {
    ranges.set(client, rangesMore(store.clients.get(client) ?? [], joined(found)));
  }
  return ranges;
}

/** All live items in these, at any depth; some may be among them, and named in part only. */
export function within(removed: readonly Y.Item[]): Set<Y.Item> {
  const found = new Set<Y.Item>();
  const waiting = [...removed];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    if (!(item.content instanceof Y.ContentType)) continue;
    const { type } = item.content;
    const take = (inner: Y.Item): void => {
      if (inner.deleted || found.has(inner)) return;
      found.add(inner);
      waiting.push(inner);
    };
    for (let child = type._start; child !== null; child = child.right) take(child);
    for (const value of type._map.values()) take(value);
  }
  return found;
}

/** What the update names and is there and not deleted; an item may be named in part. */
function addNamed(
  store: Y.Doc['store'],
  deletes: readonly ClientDeletes[],
  add: (client: number, span: Span) => void,
): void {
  for (const { client, ranges } of deletes) {
    const structs = store.clients.get(client) ?? [];
    const known = Y.getState(store, client);
    for (const { clock, length } of ranges) {
      if (clock >= known) break;
      for (const span of livingIn(structs, { start: clock, end: clock + length })) add(client, span);
    }
  }
}

function* livingIn(structs: (Y.Item | Y.GC)[], range: Span): Generator<Span> {
  for (let at = Y.findIndexSS(structs, range.start); at < structs.length; at++) {
    const struct = structs[at];
    if (struct === undefined || struct.id.clock >= range.end) return;
    if (struct.deleted) continue;
    const { start, end } = spanOf(struct);
    yield { start: Math.max(start, range.start), end: Math.min(end, range.end) };
  }
}

function spanOf({ id, length }: Y.Item | Y.GC): Span {
  return { start: id.clock, end: id.clock + length };
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || span.start > last.end) result.push(span);
    else if (span.end > last.end) result[result.length - 1] = { start: last.start, end: span.end };
  }
  return result;
}

/** Every span is one more; each side that touches a range that is there makes it one fewer. */
function rangesMore(structs: (Y.Item | Y.GC)[], spans: readonly Span[]): number {
  const last = structs.at(-1);
  const known = last === undefined ? 0 : last.id.clock + last.length;
  const isDeleted = (clock: number): boolean =>
    clock >= 0 && clock < known && structs[Y.findIndexSS(structs, clock)]?.deleted === true;
  let more = 0;
  for (const { start, end } of spans) {
    more += 1 - Number(isDeleted(start - 1)) - Number(isDeleted(end));
  }
  return more;
}
