import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import { clause, heading } from '#shared/drafting/part-builder.ts';
import { completeTree } from '#shared/drafting/text/tree-of-node.ts';
import { writePart } from '#shared/drafting/text/write-part.ts';
import { seedDocuments } from './seed-documents.ts';

/** The document that `seedLongProtocol` adds. */
export const LONG_PROTOCOL = 'protocol-long';
/** Clauses to a section, as many as the longest section of the demonstration has. */
const SECTION = 20;

const sentences = {
  en: 'The Sides noted the progress made and agreed to continue the exchange of information on the matter.',
  ru: 'Стороны отметили достигнутый прогресс и договорились продолжить обмен информацией по этому вопросу в установленном порядке.',
};

/** Founds the demonstration in a folder without a server, with one more Protocol of so many clauses in both languages. */
export async function seedLongProtocol(folder: string, clauses: number): Promise<void> {
  const title = `A Protocol of ${clauses} clauses`;
  await seedDocuments(folder, [
    { id: LONG_PROTOCOL, title, epoch: randomInt(1, 1000), ...longText(clauses) },
  ]);
}

/** Clauses of one to four sentences; the Russian ones are longer, as they are. */
function longText(clauses: number): { state: Uint8Array; clientId: number } {
  const parts = Array.from({ length: clauses }, (_, index) => {
    const words = (language: 'en' | 'ru') =>
      Array.from({ length: 1 + (index % 4) }, () => sentences[language]).join(' ');
    const one = clause(`long-${index + 1}`, { en: words('en'), ru: words('ru') });
    if (index % SECTION > 0) return [one];
    const number = index / SECTION + 1;
    const title = { en: `Matters of group ${number}`, ru: `Вопросы группы ${number}` };
    return [heading(`long-section-${number}`, title, { level: 1 }), one];
  }).flat();
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const language of ['en', 'ru'] as const) {
      const trees = parts.map((part) => writePart(completeTree(part(language))));
      doc.getXmlFragment(language).insert(0, trees);
    }
    // One part that only English words so far.
    const waiting = (words: string) => clause('long-unworded', { en: words, ru: '' });
    const english = waiting('The Sides agreed to return to this matter.')('en');
    const russian = waiting('')('ru');
    doc.getXmlFragment('en').insert(1, [writePart(completeTree(english))]);
    doc.getXmlFragment('ru').insert(1, [writePart(completeTree(russian))]);
  });
  return { state: Y.encodeStateAsUpdate(doc), clientId: doc.clientID };
}
