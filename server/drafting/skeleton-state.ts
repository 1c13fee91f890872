import * as Y from 'yjs';
import type { PartIn } from '#shared/drafting/part-builder.ts';
import { type SkeletonFacts, skeletonOf } from '#shared/drafting/skeleton.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { completeTree } from '#shared/drafting/text/tree-of-node.ts';
import { writePart } from '#shared/drafting/text/write-part.ts';

/** The first content of a new document as one Yjs update, all of it written by `clientId`. */
export function skeletonState(facts: SkeletonFacts, clientId: number): Uint8Array {
  return stateOfParts(skeletonOf(facts), facts.languages, clientId);
}

/** These parts in each of the languages as one Yjs update, all of it written by `clientId`. */
export function stateOfParts(
  parts: readonly PartIn<TextLanguage>[],
  languages: readonly TextLanguage[],
  clientId: number,
): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.transact(() => {
    for (const language of languages) {
      const trees = parts.map((part) => completeTree(part(language)));
      doc.getXmlFragment(language).insert(0, trees.map(writePart));
    }
  });
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}
