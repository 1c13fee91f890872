import * as Y from 'yjs';
import { demoTexts } from '#server/demo/demo-documents.ts';
import type { Hand, Trace } from '#test/bench/client/hand.ts';
import type { FirstText } from '#test/bench/targets/target.ts';
import { SEED_CLIENT, element, paragraph, smallText } from '#test/support/small-text.ts';

/** Clauses of the small texts, in each of two languages. */
export const SMALL_CLAUSES = 10;
const LANGUAGES = ['en', 'ru'];

/** The Protocol of the demonstration: 37 clauses in two languages. */
export function protocolText(name: string): FirstText {
  const protocol = demoTexts().find(({ document }) => document === 'protocol-11');
  if (protocol === undefined) throw new Error('the demonstration has no Protocol');
  return { name, state: protocol.state, clientId: protocol.clientId };
}

export function smallTexts(count: number, name: string): FirstText[] {
  const state = smallText(SMALL_CLAUSES);
  return Array.from({ length: count }, (_, index) => ({
    name: `${name}-${index}`,
    state,
    clientId: SEED_CLIENT,
  }));
}

/** A text with the history of all strokes of a trace, or of so many of a hand, in one paragraph. */
export function longText(
  name: string,
  typing: Trace | { hand: Hand; edits: number },
): FirstText & { edits: number } {
  const doc = new Y.Doc();
  doc.clientID = SEED_CLIENT;
  const clause = element('clause', { cid: 'long-1' });
  clause.insert(0, [paragraph('long-p-1', '')]);
  doc.getXmlFragment('en').insert(0, [clause]);
  const words = wordsOf(clause);
  const edits = 'hand' in typing ? typing.edits : typing.strokes.length;
  for (let edit = 0; edit < edits; edit += 1) {
    const stroke = 'hand' in typing ? typing.hand.next(words.length) : typing.strokes[edit];
    if (stroke === undefined) break;
    doc.transact(() => {
      if (stroke.remove > 0) words.delete(stroke.at, stroke.remove);
      if (stroke.insert !== '') words.insert(stroke.at, stroke.insert);
    });
  }
  return { name, state: Y.encodeStateAsUpdate(doc), clientId: SEED_CLIENT, edits };
}

/** The words in which one of many people writes: the first words of a clause, in one of the languages. */
export function placeOf(doc: Y.Doc, person: number): Y.XmlText {
  const clauses = doc
    .getXmlFragment(LANGUAGES[person % LANGUAGES.length])
    .toArray()
    .filter((part) => part instanceof Y.XmlElement && part.nodeName === 'clause');
  return wordsOf(clauses[Math.floor(person / LANGUAGES.length) % clauses.length]);
}

function wordsOf(clause: unknown): Y.XmlText {
  const block = clause instanceof Y.XmlElement ? clause.get(0) : null;
  const words = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(words instanceof Y.XmlText)) throw new Error('a clause without words');
  return words;
}
