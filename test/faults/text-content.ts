import * as Y from 'yjs';
import type { Random } from '#test/support/random.ts';

/** Parts of the seed have names that speak. */
const MADE_BY_COMMAND = /^[0-9a-f]{8}-[0-9a-f]{4}$/;
const LANGUAGES = ['en', 'ru'];

/** All that the promises may name of a text: its words, its comments, and its parts by name. */
export function contentOf(doc: Y.Doc): string {
  const texts = LANGUAGES.map((language) => doc.getXmlFragment(language).toJSON());
  const names = partsOf(doc, 'en').map((part) => String(part.getAttribute('cid')));
  const parts = names.filter((cid) => MADE_BY_COMMAND.test(cid)).map(partWord);
  return [...texts, ...commentsOf(doc), ...parts].join('\n');
}

/** In the order of their keys: that of a Y.Map is no part of what replicas agree on. */
function commentsOf(doc: Y.Doc): string[] {
  const entries = Object.entries(doc.getMap('comments').toJSON());
  return entries.map(([key, entry]) => `${key} ${JSON.stringify(entry)}`).sort();
}

/** The word by which a part is promised. */
export function partWord(cid: string): string {
  return `⟦part ${cid}⟧`;
}

export function partsOf(doc: Y.Doc, language: string): Y.XmlElement[] {
  return doc
    .getXmlFragment(language)
    .toArray()
    .filter((part) => part instanceof Y.XmlElement);
}

/** Words somewhere in the text, of a part that is no heading. */
export function randomWords(doc: Y.Doc, random: Random): Y.XmlText {
  const parts = partsOf(doc, random.pick(LANGUAGES));
  for (;;) {
    const part = random.pick(parts);
    const block = part.nodeName === 'heading' ? null : part.get(0);
    const words = block instanceof Y.XmlElement && block.length > 0 ? block.get(0) : null;
    if (words instanceof Y.XmlText) return words;
  }
}
