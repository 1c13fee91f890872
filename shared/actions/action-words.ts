import { z } from 'zod/mini';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** Longest deliverable, reason or note in UTF-16 units: a page; a longer clause is quoted, not retold. */
const LONGEST = 4000;

export const actionWordsSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST));

/** Words in the languages that the text is written in; a language may still be missing. */
export const textWordsSchema = z.partialRecord(z.enum(TextLanguage), actionWordsSchema);
export type TextWords = z.infer<typeof textWordsSchema>;
