import type { TextAddress } from '#shared/drafting/text-address.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import { notesLanguage } from '#shared/drafting/notes.ts';
import type { StoredDocument } from './document-store.ts';

/** The fragments that a text of the document has. */
export function languagesOf(document: StoredDocument, address: TextAddress): readonly TextLanguage[] {
  const isNotes = address.kind === 'private' && document.side === null;
  return isNotes ? [notesLanguage(document)] : document.languages;
}
