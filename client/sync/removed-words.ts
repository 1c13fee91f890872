import * as Y from 'yjs';
import { type CopiedChild, copyElement, isCopiedText } from '#shared/drafting/text/part-copy.ts';
import { isKept } from '#shared/drafting/text/removed-parts.ts';
import { TextShape, type TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** Plain words of a part that was removed under the person's hands, as it was last; empty when none is kept. */
export function wordsOfRemovedPart(doc: Y.Doc, language: TextLanguage, part: string | null): string {
  if (!doc.share.has(language)) return '';
  let words = '';
  for (let item = doc.getXmlFragment(language)._start; item !== null; item = item.right) {
    const type = item.deleted && item.content instanceof Y.ContentType ? item.content.type : null;
    if (!(type instanceof Y.XmlElement)) continue;
    const copy = copyElement(type, isKept);
    if (copy.attributes[TextShape.partId] === part) words = copy.children.map(wordsOf).join('\n');
  }
  return words;
}

function wordsOf(child: CopiedChild): string {
  if (isCopiedText(child)) return child.runs.map((run) => run.insert).join('');
  const isLine = child.children.some(isCopiedText);
  return child.children.map(wordsOf).join(isLine ? '' : '\n');
}
