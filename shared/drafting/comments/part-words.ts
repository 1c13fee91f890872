import * as Y from 'yjs';
import { textSchema } from '#shared/drafting/text/text-schema.ts';
import { TextShape } from '#shared/drafting/text/text-shape.ts';

/** Stands for what is in a line and is no letter: a line break, a chip. */
const NO_LETTER = '\uFFFC';

/** Words of a part as one string, lines divided by line feeds, with the place of every run of letters in it. */
export type PartWords = {
  readonly words: string;
  readonly runs: readonly { readonly text: Y.XmlText; readonly from: number }[];
};

/** Reads a live part; never writes. `wordPositions` on the screen counts the same way. */
export function partWords(part: Y.XmlElement): PartWords {
  const runs: { text: Y.XmlText; from: number }[] = [];
  let words = '';
  let isFirst = true;
  const readLine = (line: Y.XmlElement): void => {
    if (!isFirst) words += '\n';
    isFirst = false;
    for (const child of line.toArray()) {
      if (!(child instanceof Y.XmlText)) {
        words += NO_LETTER;
        continue;
      }
      runs.push({ text: child, from: words.length });
      words += lettersOf(child);
    }
  };
  const read = (element: Y.XmlElement): void => {
    if (textSchema.nodes[element.nodeName]?.inlineContent === true) {
      readLine(element);
      return;
    }
    for (const child of element.toArray()) if (child instanceof Y.XmlElement) read(child);
  };
  read(part);
  return { words, runs };
}

/** The part of that cid in one language; null when there is none. Asks for no fragment that the text does not have. */
export function partByCid(doc: Y.Doc, language: string, cid: string): Y.XmlElement | null {
  if (!doc.share.has(language)) return null;
  for (const part of doc.getXmlFragment(language).toArray()) {
    if (part instanceof Y.XmlElement && part.getAttribute(TextShape.partId) === cid) return part;
  }
  return null;
}

/** Letters alone; `toJSON` would write marks as tags. */
function lettersOf(text: Y.XmlText): string {
  let letters = '';
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    letters += item.content instanceof Y.ContentString ? item.content.str : NO_LETTER.repeat(item.length);
  }
  return letters;
}
