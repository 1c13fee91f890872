import { ChipName } from './text/chips-in-part.ts';
import { isTextRun, type TextElement } from './text/text-tree.ts';
import type { TextLanguage } from './text/text-shape.ts';

/**
 * Notes have no wordings to be kept in step: each is written in whatever language its author thinks in. All of them stand
 * in one fragment, the one of the document's first language.
 */
export function notesLanguage({ languages }: { languages: readonly TextLanguage[] }): TextLanguage {
  const [first] = languages;
  if (first === undefined) throw new TypeError('a document without a language');
  return first;
}

/**
 * The clause that a note belongs to: a reference to it is the first thing in the note. Null for a note on the whole
 * document. So the common text knows nothing of it, and the schema of texts need not be another one.
 */
export function clauseOfNote(note: TextElement): string | null {
  let first: TextElement['children'][number] | undefined = note;
  while (first !== undefined && !isTextRun(first)) {
    if (first.name === ChipName.clause) {
      const { cid } = first.attributes;
      return typeof cid === 'string' ? cid : null;
    }
    first = first.children.find((child) => !isTextRun(child) || child.text !== '');
  }
  return null;
}
