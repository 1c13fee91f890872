import * as Y from 'yjs';
import { PartHeirs } from '#shared/drafting/text/part-heirs.ts';

type StackItem = Y.UndoManager['undoStack'][number];

/**
 * Lets what was typed be taken back after a command has written its letters anew elsewhere: the letters that stand for
 * them today are named beside them. Letters that the command removed for good stay gone.
 */
export function nameHeirs(doc: Y.Doc, item: StackItem): void {
  const heirs = PartHeirs.now(doc);
  if (heirs.isEmpty) return;
  const inherited = Y.createDeleteSet();
  for (const id of unitsOf(item.insertions)) {
    const living = heirs.isReplaced(id) ? heirs.living(id) : null;
    if (living !== null) add(inherited, living.item.id.client, living.item.id.clock + living.offset);
  }
  item.insertions = Y.mergeDeleteSets([item.insertions, inherited]);
}

function unitsOf(set: StackItem['insertions']): Y.ID[] {
  return [...set.clients].flatMap(([client, ranges]) =>
    ranges.flatMap(({ clock, len }) =>
      Array.from({ length: len }, (_, unit) => Y.createID(client, clock + unit)),
    ),
  );
}

function add(set: StackItem['insertions'], client: number, clock: number): void {
  const ranges = set.clients.get(client) ?? [];
  ranges.push({ clock, len: 1 });
  set.clients.set(client, ranges);
}
