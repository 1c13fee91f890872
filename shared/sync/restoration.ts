import type * as Y from 'yjs';
import { z } from 'zod/mini';
import type { Instant } from '#shared/core/instant.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';

const KEY = 'restored';

const restorationSchema = z.object({ backupAt: z.number(), restoredAt: z.number() });

/** When the back-up was made from which this text was restored, and when that happened. */
export type Restoration = { backupAt: Instant; restoredAt: Instant };

/** Server only, once for each restoration: what has seen this entry belongs to the life that begins with it. */
export function writeRestoration(doc: Y.Doc, restoration: Restoration): void {
  doc.getMap(TextShape.server).set(KEY, { ...restoration });
}

/** The last one; null when the text was never restored. */
export function readRestoration(doc: Y.Doc): Restoration | null {
  return restorationSchema.safeParse(doc.getMap(TextShape.server).get(KEY)).data ?? null;
}

/** The clientID under which the last one was written: in the state vector of whoever has seen it. Null without one. */
export function restorationClient(doc: Y.Doc): number | null {
  return doc.getMap(TextShape.server)._map.get(KEY)?.id.client ?? null;
}
