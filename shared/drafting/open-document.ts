import { z } from 'zod/mini';
import { documentSchema } from './document.ts';

/** What a connection to a text may do; each includes the ones before it. */
const textRightSchema = z.enum(['read', 'comment', 'edit']);
export type TextRight = z.infer<typeof textRightSchema>;

/** A text as somebody may open it. */
export const openTextSchema = z.object({
  /** The path below `/sync/`. */
  address: z.string(),
  epoch: z.int(),
  schemaVersion: z.int(),
  right: textRightSchema,
});

/** A document with its texts as far as they are open to the member who asks. */
export const openDocumentSchema = z.extend(documentSchema, {
  texts: z.array(openTextSchema),
});
export type OpenDocument = z.infer<typeof openDocumentSchema>;
