import * as Y from 'yjs';

type Unit = string;

/**
 * The same as `structView` in one string, for comparing only: units of one client that continue each other are written
 * as a run, whether Yjs has merged them or not. At a small part of the price.
 */
export function structRuns(doc: Y.Doc): string {
  const clients = [...doc.store.clients.keys()].sort((a, b) => a - b);
  let told = '';
  for (const client of clients) told += `\n${client}${runsOf(doc.store.clients.get(client) ?? [])}`;
  for (const [root, type] of [...doc.share].sort(([a], [b]) => a.localeCompare(b))) {
    // A root that nobody wrote into exists for those who asked for it.
    if (type._start !== null || type._map.size > 0) told += `\n${root}${orderOf(type)}`;
  }
  return told;
}

function runsOf(structs: readonly (Y.GC | Y.Item | Y.Skip)[]): string {
  let told = '';
  let gone = 0;
  let last: Y.Item | null = null;
  for (const struct of structs) {
    const isLive = struct instanceof Y.Item && !struct.deleted;
    if (!isLive && !(struct instanceof Y.Skip)) {
      gone += struct.length;
      last = null;
      continue;
    }
    if (gone > 0) told += `${BREAK}gone ${gone}`;
    gone = 0;
    if (!isLive) told += `${BREAK}skip ${struct.length}`;
    else if (last === null || !continues(last, struct)) told += headOf(struct);
    if (isLive) told += lettersOf(struct);
    last = isLive ? struct : null;
  }
  return gone > 0 ? `${told}${BREAK}gone ${gone}` : told;
}

/** Stands in no text and in no JSON. */
const BREAK = '\u0001';

function headOf({ id, origin, rightOrigin, parentSub }: Y.Item): string {
  return `${BREAK}${id.clock} ${idOf(origin)} ${idOf(rightOrigin)} ${parentSub ?? ''} `;
}

function continues(last: Y.Item, next: Y.Item): boolean {
  return (
    Y.compareIDs(next.origin, last.lastId) &&
    Y.compareIDs(next.rightOrigin, last.rightOrigin) &&
    next.parentSub === last.parentSub
  );
}

function lettersOf(item: Y.Item): string {
  if (item.content instanceof Y.ContentString) return item.content.str;
  return Array.from({ length: item.length }, (_, at) => `${BREAK}${contentOf(item, at)}${BREAK}`).join('');
}

/** The visible order by ids alone: what stands under an id has been told. */
function orderOf(type: Pick<Y.AbstractType<never>, '_start' | '_map'>): string {
  let told = '[';
  let next = '';
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { client, clock } = item.id;
    if (next !== `${client}:${clock}`) told += `${next} ${client}:${clock}-`;
    next = `${client}:${clock + item.length}`;
    if (item.content instanceof Y.ContentType) told += orderOf(item.content.type);
  }
  told += next;
  if (type._map.size === 0) return `${told}]`;
  for (const [key, item] of [...type._map].sort(([a], [b]) => a.localeCompare(b))) {
    if (!item.deleted) told += ` @${key} ${idOf(item.lastId)} ${contentOf(item, item.length - 1)}`;
  }
  return `${told}]`;
}

/**
 * A text struct by struct, one line a clock: what is alive with its origins and content, what is deleted as such.
 * Two replicas that hold the same text give the same lines, however Yjs has merged or collected their structs.
 */
export function structView(doc: Y.Doc): { structs: string[]; order: string[] } {
  const structs: string[] = [];
  const clients = [...doc.store.clients.keys()].sort((a, b) => a - b);
  for (const client of clients) {
    for (const struct of doc.store.clients.get(client) ?? []) structs.push(...unitsOf(struct));
  }
  const order: string[] = [];
  for (const [root, type] of [...doc.share].sort(([a], [b]) => a.localeCompare(b))) walk(root, type, order);
  return { structs, order };
}

function unitsOf(struct: Y.GC | Y.Item | Y.Skip): Unit[] {
  const { client, clock } = struct.id;
  return Array.from({ length: struct.length }, (_, at) => {
    const id = `${client}:${clock + at}`;
    if (!(struct instanceof Y.Item)) return `${id} ${struct instanceof Y.Skip ? 'skip' : 'gone'}`;
    if (struct.deleted) return `${id} gone`;
    const origin = at === 0 ? idOf(struct.origin) : `${client}:${clock + at - 1}`;
    return `${id} ${origin} ${idOf(struct.rightOrigin)} ${struct.parentSub ?? ''} ${contentOf(struct, at)}`;
  });
}

function idOf(id: Y.ID | null): string {
  return id === null ? '-' : `${id.client}:${id.clock}`;
}

function contentOf(item: Y.Item, at: number): string {
  const { content } = item;
  if (content instanceof Y.ContentString) return content.str.charAt(at);
  if (content instanceof Y.ContentFormat) return `${content.key}=${JSON.stringify(content.value)}`;
  if (content instanceof Y.ContentType) {
    return content.type instanceof Y.XmlElement ? content.type.nodeName : content.type.constructor.name;
  }
  return JSON.stringify(content.getContent()[at]);
}

/** The visible order of everything: what people read. */
function walk(path: string, type: Pick<Y.AbstractType<never>, '_start' | '_map'>, order: string[]): void {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    for (let at = 0; at < item.length; at += 1) {
      order.push(`${path} ${item.id.client}:${item.id.clock + at} ${contentOf(item, at)}`);
    }
    if (item.content instanceof Y.ContentType)
      walk(`${path}/${item.id.client}:${item.id.clock}`, item.content.type, order);
  }
  for (const [key, item] of [...type._map].sort(([a], [b]) => a.localeCompare(b))) {
    if (!item.deleted)
      order.push(`${path}@${key} ${item.id.client}:${item.id.clock} ${contentOf(item, item.length - 1)}`);
  }
}
