import { type DocumentId, documentIdSchema } from '#shared/core/id.ts';

/**
 * The clause that an address of the drafting room leads to, as people copy it from a browser:
 * `…/documents/protocol-11?lang=en#c-cl-07`. Null: it leads to no clause of these documents.
 */
export function clauseAtAddress(
  address: string,
  documents: readonly { readonly id: DocumentId }[],
): { document: DocumentId; cid: string } | null {
  const [, named, cid] = /\/documents\/([a-z0-9-]+)(?:\?[^#]*)?#([\w-]{1,64})$/.exec(address.trim()) ?? [];
  const document = documentIdSchema.safeParse(named).data;
  if (document === undefined || cid === undefined) return null;
  return documents.some(({ id }) => id === document) ? { document, cid } : null;
}
