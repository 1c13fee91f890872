import { accepted, answerOf, api } from '#client/app/api.ts';
import type { DocumentId } from '#shared/core/id.ts';
import { type Document, documentSchema } from '#shared/drafting/document.ts';
import type { NewDocument } from '#shared/drafting/new-document.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';

/** Begins a document from its skeleton; it can be opened at once. */
export function createDocument(wanted: NewDocument): Promise<Document> {
  return answerOf(api.api.documents.$post({ json: wanted }), documentSchema);
}

export function renameDocument(id: DocumentId, title: LocalizedName): Promise<void> {
  return accepted(api.api.documents[':id'].title.$post({ param: { id }, json: { title } }));
}

/** Puts a document aside: from then on it is only read. */
export function archiveDocument(id: DocumentId): Promise<void> {
  return accepted(api.api.documents[':id'].archive.$post({ param: { id } }));
}

export function bringBackDocument(id: DocumentId): Promise<void> {
  return accepted(api.api.documents[':id']['bring-back'].$post({ param: { id } }));
}
