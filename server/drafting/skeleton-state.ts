import * as Y from 'yjs';
import { type SkeletonFacts, skeletonOf } from '#shared/drafting/skeleton.ts';
import { completeTree } from '#shared/drafting/text/tree-of-node.ts';
import { writePart } from '#shared/drafting/text/write-part.ts';

/** The first content of a new document as one Yjs update, all of it written by `clientId`. */
export function skeletonState(facts: SkeletonFacts, clientId: number): Uint8Array {
  const parts = skeletonOf(facts);
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => {
    for (const language of facts.languages) {
      const trees = parts.map((part) => completeTree(part(language)));
      doc.getXmlFragment(language).insert(0, trees.map(writePart));
    }
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
