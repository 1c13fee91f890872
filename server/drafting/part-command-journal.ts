import type * as Y from 'yjs';
import { z } from 'zod';
import type { Instant } from '#shared/core/instant.ts';
import { COMMAND_PREFIX, commandKey } from '#shared/drafting/text/command-entry.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';
import { type PartOperation, partOperationSchema } from './part-operation.ts';

/** So many commands of a text can be taken back; older ones are forgotten. */
const KEPT = 100;

const entrySchema = z.object({ member: z.string(), at: z.number(), inverse: partOperationSchema });

export type JournalEntry = z.infer<typeof entrySchema>;

/** How to take commands back, in the text itself: stored in the transaction of the command, and there after a restart. */
export function readCommand(doc: Y.Doc, command: string): JournalEntry | null {
  const entry = entrySchema.safeParse(doc.getMap(TextShape.server).get(commandKey(command)));
  return entry.success ? entry.data : null;
}

/** Call within the transaction of the command. */
export function rememberCommand(
  doc: Y.Doc,
  command: string,
  entry: { member: string; at: Instant; inverse: PartOperation },
): void {
  const map = doc.getMap(TextShape.server);
  const earlier = [...map.keys()]
    .filter((key) => key.startsWith(COMMAND_PREFIX))
    .map((key) => ({ key, at: entrySchema.safeParse(map.get(key)).data?.at ?? 0 }))
    .toSorted((a, b) => b.at - a.at);
  for (const { key } of earlier.slice(KEPT - 1)) map.delete(key);
  map.set(commandKey(command), entry);
}

/** Each command is taken back once. */
export function forgetCommand(doc: Y.Doc, command: string): void {
  doc.getMap(TextShape.server).delete(commandKey(command));
}
