import * as Y from 'yjs';
import type { PartHeirs } from '#shared/drafting/text/part-heirs.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import type { ScannedUpdate } from '#server/sync/gate/scan/scanned-update.ts';
import { CoveredIds } from './covered-ids.ts';
import type { LateWriting } from './text-gate.ts';

/**
 * The cid (or '') of a removed part that nothing stands for and that the update still writes words or blocks into; null
 * when there is none. Asked before the update is applied: they have no place, and their author must hear of it.
 */
export function strandedPart(
  heirs: PartHeirs,
  { scanned, late }: { scanned: ScannedUpdate; late: readonly LateWriting[] },
): string | null {
  if (late.length === 0) return null;
  const deletes = new CoveredIds(scanned.deletes);
  for (const { struct, part } of late) {
    if (heirs.living(part.id) !== null) continue;
    // Typed and taken back again by somebody who did not know: nothing to place.
    if (deletes.covers(Y.createID(struct.client, struct.clock), struct.length) && !deletes.has(part.id))
      continue;
    return cidOf(part);
  }
  return null;
}

/** Read from the item: an element that is deleted has no attributes to ask for. */
function cidOf({ content }: Y.Item): string {
  const name = content instanceof Y.ContentType ? content.type._map.get(TextShape.partId)?.content : null;
  const cid: unknown = name instanceof Y.ContentAny ? name.arr.at(-1) : null;
  return typeof cid === 'string' ? cid.slice(0, 64) : '';
}
