/** Plain records of a decoded update: no Yjs objects, nothing that points into the message. */

export type StructId = { readonly client: number; readonly clock: number };

/** `foreign` is a kind that our clients never write: JSON, binary, embed, subdocument. */
export type StructContent =
  | { readonly kind: 'gc' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'foreign'; readonly name: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'format'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'type'; readonly type: number; readonly name: string | null }
  | { readonly kind: 'any'; readonly values: readonly unknown[]; readonly bytes: number };

export type Struct = {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly origin: StructId | null;
  readonly rightOrigin: StructId | null;
  /** Where it hangs when it has no origins: a root by name, or a type by id. */
  readonly rootName: string | null;
  readonly parentId: StructId | null;
  /** The attribute or map key, only when it has no origins. */
  readonly key: string | null;
  readonly content: StructContent;
};

export type ClientStructs = { readonly client: number; readonly structs: readonly Struct[] };

export type DeleteRange = { readonly clock: number; readonly length: number };

export type ClientDeletes = { readonly client: number; readonly ranges: readonly DeleteRange[] };

export type ScannedUpdate = {
  readonly groups: readonly ClientStructs[];
  readonly deletes: readonly ClientDeletes[];
  /** Where in the message the deletions begin. */
  readonly deletesAt: number;
};

/** Yjs's numbers of its shared types, as they stand in updates. */
export const TypeRef = { xmlElement: 3, xmlHook: 5, xmlText: 6, last: 6 } as const;

export function sameId(a: StructId | null, b: StructId | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}
