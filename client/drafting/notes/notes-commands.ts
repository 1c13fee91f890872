import { answerOf, api } from '#client/app/api.ts';
import { type OpenDocument, openTextSchema } from '#shared/drafting/open-document.ts';

/** The own Side's notes beside the document; begun when nobody of the Side has opened them before. */
export function openNotes(id: string): Promise<OpenDocument['texts'][number]> {
  return answerOf(api.api.documents[':id'].notes.$post({ param: { id } }), openTextSchema);
}
