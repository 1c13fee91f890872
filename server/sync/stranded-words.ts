import * as Y from 'yjs';
import { copyElement } from '#shared/drafting/text/part-copy.ts';
import type { PartHeirs } from '#shared/drafting/text/part-heirs.ts';
import { isKept, partItemOf } from '#shared/drafting/text/removed-parts.ts';
import type { ScannedUpdate, Struct, StructId } from '#server/sync/gate/scan/scanned-update.ts';
import { CoveredIds } from './covered-ids.ts';

/**
 * The cid (or '') of a removed part that nothing stands for and that the update still writes words or blocks into; null
 * when there is none. Asked before the update is applied: they have no place, and their author must hear of it.
 */
export function strandedPart(doc: Y.Doc, heirs: PartHeirs, update: ScannedUpdate): string | null {
  const places = new StructPlaces(doc, update);
  const deletes = new CoveredIds(update.deletes);
  for (const { client, structs } of update.groups) {
    const known = Y.getState(doc.store, client);
    for (const struct of structs) {
      const { kind } = struct.content;
      if (struct.clock + struct.length <= known || (kind !== 'string' && kind !== 'type')) continue;
      const part = places.partOf(struct);
      if (part === null || !part.deleted || heirs.living(part.id) !== null) continue;
      // Typed and taken back again by somebody who did not know: nothing to place.
      if (deletes.covers(Y.createID(client, struct.clock), struct.length) && !deletes.has(part.id)) continue;
      return cidOf(part);
    }
  }
  return null;
}

/** In which part of the live text the structs of an update stand; structs may hang on others of the same update. */
class StructPlaces {
  readonly #doc: Y.Doc;
  readonly #structs: ReadonlyMap<number, readonly Struct[]>;
  readonly #known = new Map<Struct, Y.Item | null>();

  constructor(doc: Y.Doc, update: ScannedUpdate) {
    this.#doc = doc;
    this.#structs = new Map(update.groups.map(({ client, structs }) => [client, structs]));
  }

  /** Null for what is a part itself, stands in a new part, or nowhere. */
  partOf(struct: Struct): Y.Item | null {
    const path: Struct[] = [];
    let current: Struct | null = struct;
    let part: Y.Item | null = null;
    while (current !== null) {
      const found = this.#known.get(current);
      if (found !== undefined) {
        part = found;
        break;
      }
      path.push(current);
      const isInside: boolean = current.parentId !== null;
      const id: StructId | null = current.parentId ?? current.origin ?? current.rightOrigin;
      if (id === null) break;
      if (id.clock < Y.getState(this.#doc.store, id.client)) {
        part = this.#partAt(id, isInside);
        break;
      }
      current = this.#structAt(id);
    }
    for (const each of path) this.#known.set(each, part);
    return part;
  }

  /** Beside a part is not in it. */
  #partAt({ client, clock }: StructId, isInside: boolean): Y.Item | null {
    const item = Y.getItem(this.#doc.store, Y.createID(client, clock));
    const part = item instanceof Y.Item ? partItemOf(item) : null;
    return part === item && !isInside ? null : part;
  }

  #structAt({ client, clock }: StructId): Struct | null {
    const structs = this.#structs.get(client) ?? [];
    let low = 0;
    let high = structs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const struct = structs[middle];
      if (struct !== undefined && struct.clock <= clock) low = middle;
      else high = middle - 1;
    }
    return structs[low] ?? null;
  }
}

function cidOf(part: Y.Item): string {
  if (!(part.content instanceof Y.ContentType) || !(part.content.type instanceof Y.XmlElement)) return '';
  const cid: unknown = copyElement(part.content.type, isKept).attributes['cid'];
  return typeof cid === 'string' ? cid.slice(0, 64) : '';
}
