import * as Y from 'yjs';

type Unit = string;

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
