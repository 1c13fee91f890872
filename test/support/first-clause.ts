import * as Y from 'yjs';

/** The first clause of a text in English, and the run of its first paragraph. */
export function firstClause(doc: Y.Doc): { clause: Y.XmlElement; cid: string; words: Y.XmlText } {
  for (const clause of doc.getXmlFragment('en').toArray()) {
    if (!(clause instanceof Y.XmlElement) || clause.nodeName !== 'clause') continue;
    const block = clause.get(0);
    const words = block instanceof Y.XmlElement ? block.get(0) : null;
    if (words instanceof Y.XmlText) return { clause, cid: String(clause.getAttribute('cid')), words };
  }
  throw new Error('no clause');
}
