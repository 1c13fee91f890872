import type { PartOperation } from './part-operation.ts';

/** What was done: how to take it back, and the part that the caret belongs into. */
export type Performed = { readonly inverse: PartOperation; readonly part: string | null };
