import { documentIdSchema, sideIdSchema, type DocumentId, type SideId } from '#shared/core/id.ts';

/** Which text: a document's common one, or the one that only one Side may open. Parsed only here. */
export type TextAddress =
  | { readonly kind: 'common'; readonly document: DocumentId }
  | { readonly kind: 'private'; readonly document: DocumentId; readonly side: SideId };

/** `<document>/common` or `<document>/private/<side>`: the key of rooms and log rows, and the path after `/sync/`. */
export type TextKey = string & { readonly __brand: 'TextKey' };

/** The one spelling of an address; `parseTextAddress` gives it back. */
export function textKey(address: TextAddress): TextKey {
  const key =
    address.kind === 'common' ? `${address.document}/common` : `${address.document}/private/${address.side}`;
  return key as TextKey; // the only place that makes one
}

/** The text that a document itself is: common to both Sides, or of the one Side to which the document belongs. */
export function mainText({ id, side }: { id: DocumentId; side: SideId | null }): TextAddress {
  return side === null ? { kind: 'common', document: id } : { kind: 'private', document: id, side };
}

/** Null for anything that is not exactly an address. */
export function parseTextAddress(path: string): TextAddress | null {
  const [first, kind, third, ...rest] = path.split('/');
  const document = documentIdSchema.safeParse(first);
  if (!document.success || rest.length > 0) return null;
  if (kind === 'common' && third === undefined) return { kind: 'common', document: document.data };
  const side = sideIdSchema.safeParse(third);
  if (kind === 'private' && side.success) {
    return { kind: 'private', document: document.data, side: side.data };
  }
  return null;
}
