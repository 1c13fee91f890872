import * as Y from 'yjs';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { CoveredIds } from '#server/sync/covered-ids.ts';
import type { ClientDeletes } from '#server/sync/gate/scan/scanned-update.ts';
import { partOf, type Holder, type Place } from './place.ts';
import type { Piece, Rehearsal } from './rehearsal.ts';
import { Violation } from './violation.ts';

/**
 * Watches the cid of parts that stand in the text already. It pairs the languages and is what every command names a part
 * by, so whoever could rewrite one would pair a clause with another or put it out of everybody's reach. Members name
 * only the parts that they bring.
 */
export class PartNames {
  readonly #rehearsal: Rehearsal;
  readonly #touched = new Set<Holder>();

  constructor(rehearsal: Rehearsal) {
    this.#rehearsal = rehearsal;
  }

  /** A struct is put in, or an item taken out, at this place. */
  touch({ holder, key }: Place): void {
    if (key === TextShape.partId && holder.depth === 1 && holder.type !== null) this.#touched.add(holder);
  }

  /** Throws unless each of these parts has the name afterwards that it has now; writing the same again is harmless. */
  mustStay(removed: readonly Y.Item[], deletes: readonly ClientDeletes[]): void {
    if (this.#touched.size === 0) return;
    const gone = { removed: new Set(removed), deletes: new CoveredIds(deletes) };
    for (const holder of this.#touched) {
      const live = holder.type?._map.get(TextShape.partId);
      if (this.#nameAfter(holder, gone) === (live === undefined ? undefined : nameIn(live))) continue;
      throw new Violation('schema', 'the cid of a part never changes', partOf(holder, TextShape.partId));
    }
  }

  #nameAfter(holder: Holder, gone: { removed: ReadonlySet<Y.Item>; deletes: CoveredIds }): unknown {
    const piece = this.#rehearsal.last({ holder, key: TextShape.partId });
    if (piece === null) return undefined;
    const part = holder.type?._item ?? null;
    // With the part its name goes too; should the part come back, it is read from there.
    const goesWithPart = part === null || part.deleted || gone.removed.has(part);
    if (!goesWithPart && isRemoved(piece, gone)) return undefined;
    if (piece.item !== null) return nameIn(piece.item);
    return piece.struct?.content.kind === 'any' ? piece.struct.content.values.at(-1) : undefined;
  }
}

function isRemoved(
  { item, client, clock }: Piece,
  gone: { removed: ReadonlySet<Y.Item>; deletes: CoveredIds },
): boolean {
  return item === null ? gone.deletes.has(Y.createID(client, clock)) : gone.removed.has(item);
}

function nameIn(item: Y.Item): unknown {
  return item.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined;
}
