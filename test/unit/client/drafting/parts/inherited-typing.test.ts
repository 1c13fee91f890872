import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { nameHeirs } from '#client/drafting/parts/inherited-typing.ts';
import { copyElement, heirsOf, writeCopy } from '#shared/drafting/text/part-copy.ts';
import { PartHeirs } from '#shared/drafting/text/part-heirs.ts';
import { keepRemovedParts } from '#shared/drafting/text/removed-parts.ts';
import { paragraph } from '#test/support/small-text.ts';

/** As the server moves it: written anew elsewhere, with the heirs of its letters. */
function moveFirstBehind(doc: Y.Doc): void {
  const fragment = doc.getXmlFragment('en');
  const part = fragment.get(0);
  if (!(part instanceof Y.XmlElement)) throw new Error('no part');
  doc.transact(() => {
    const copy = copyElement(part);
    const element = writeCopy(copy);
    fragment.insert(2, [element]);
    PartHeirs.of(doc).add(heirsOf(copy, element));
    fragment.delete(0, 1);
  }, 'server');
}

const sync = (from: Y.Doc, to: Y.Doc): void =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));

test('what was typed in a part is taken back, letter by letter its own, after the part was written anew twice', () => {
  const mine = keepRemovedParts(new Y.Doc());
  const server = keepRemovedParts(new Y.Doc());
  const fragment = mine.getXmlFragment('en');
  fragment.insert(0, [paragraph('p-1', 'abcdef'), paragraph('p-2', 'uvw')]);
  const undo = new Y.UndoManager(fragment, { trackedOrigins: new Set(['me']) });
  const words = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  mine.transact(() => words.insert(3, 'XYZ'), 'me');
  sync(mine, server);
  moveFirstBehind(server);
  moveFirstBehind(server);
  sync(server, mine);
  expect(fragment.toJSON()).toContain('abcXYZdef');

  const item = undo.undoStack.at(-1);
  if (item === undefined) throw new Error('nothing was typed');
  nameHeirs(mine, item);
  undo.undo();
  expect(fragment.toJSON()).toContain('abcdef');
  expect(fragment.toJSON()).not.toContain('XYZ');
  undo.redo();
  expect(fragment.toJSON()).toContain('abcXYZdef');
});
