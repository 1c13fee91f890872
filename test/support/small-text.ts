import * as Y from 'yjs';

/** The clientID of whoever seeded: the server. */
export const SEED_CLIENT = 7;

/** A text of `clauses` clauses with one paragraph each, in English and Russian, stored as the editors store it. */
export function smallText(clauses: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT;
  doc.transact(() => {
    for (const [language, words] of [
      ['en', 'The Sides agreed to exchange lists of priority minerals.'],
      ['ru', 'Стороны договорились обменяться перечнями приоритетных полезных ископаемых.'],
    ] as const) {
      const parts = Array.from({ length: clauses }, (_, index) => {
        const clause = element('clause', { cid: `c-${index + 1}` });
        clause.insert(0, [paragraph(`${language}-p-${index + 1}`, `${words} (${index + 1})`)]);
        return clause;
      });
      doc.getXmlFragment(language).insert(0, parts);
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

export function element(name: string, attributes: Record<string, string>): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

export function paragraph(id: string, words: string): Y.XmlElement {
  const made = element('paragraph', { id });
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}

/** The XmlText of the first paragraph of a part. */
export function wordsOf(doc: Y.Doc, language: string, part: number): Y.XmlText {
  const clause = doc.getXmlFragment(language).get(part);
  const block = clause instanceof Y.XmlElement ? clause.get(0) : null;
  const words = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(words instanceof Y.XmlText)) throw new Error(`no words in ${language} ${part}`);
  return words;
}
