import * as Y from 'yjs';
import { elementRules } from '#shared/drafting/text/content-rules.ts';

/** A place for words in the text as it stands. */
export type LivingPlace = { readonly text: Y.XmlText; readonly index: number };

/** The end of the words in a block or part; makes the paragraph or text that is missing. Call within a transaction. */
export function wordsPlace(holder: Y.XmlElement | Y.XmlText): LivingPlace {
  if (holder instanceof Y.XmlText) return { text: holder, index: holder.length };
  if (elementRules.get(holder.nodeName)?.holdsText === true) return placeInLine(holder);
  const last: unknown = holder.toArray().at(-1);
  if (last instanceof Y.XmlElement && last.nodeName === 'paragraph') return placeInLine(last);
  const paragraph = new Y.XmlElement('paragraph');
  holder.insert(holder.length, [paragraph]);
  return placeInLine(paragraph);
}

function placeInLine(line: Y.XmlElement): LivingPlace {
  const last: unknown = line.toArray().at(-1);
  if (last instanceof Y.XmlText) return { text: last, index: last.length };
  const text = new Y.XmlText();
  line.insert(line.length, [text]);
  return { text, index: 0 };
}
