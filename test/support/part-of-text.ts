import * as Y from 'yjs';

type Holder = { readonly doc: Y.Doc };

/** The part of that cid in a text that a client holds. */
export function partOf({ doc }: Holder, language: string, cid: string): Y.XmlElement {
  const parts = doc.getXmlFragment(language).toArray() as unknown[];
  const part = parts.find((each) => each instanceof Y.XmlElement && each.getAttribute('cid') === cid);
  if (!(part instanceof Y.XmlElement)) throw new Error(`no part ${cid}`);
  return part;
}

/** The words of its first block. */
export function textOf(client: Holder, language: string, cid: string): Y.XmlText {
  const block: unknown = partOf(client, language, cid).get(0);
  const words: unknown = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(words instanceof Y.XmlText)) throw new Error(`no words in ${cid}`);
  return words;
}
