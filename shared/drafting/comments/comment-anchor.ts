import { z } from 'zod/mini';
import { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** Longest quotation that an anchor carries, in UTF-16 units: enough to find the words again, short enough to read. */
export const LONGEST_QUOTE = 600;

/** A letter of a text for ever: the clientID that wrote it and the clock it was written at. */
const letterSchema = z.tuple([
  z.int().check(z.gte(0), z.lte(0xffffffff)),
  z.int().check(z.gte(0), z.lte(0x7fffffff)),
]);
export type Letter = z.infer<typeof letterSchema>;

/** Words of a part: how they read, where they stood, and which letters were the first and the last. */
const rangeSchema = z.strictObject({
  quote: z.string().check(z.minLength(1), z.maxLength(LONGEST_QUOTE)),
  /** Offset in the part's words when the comment was written: tells equal words apart. */
  offset: z.int().check(z.gte(0), z.lte(1_000_000)),
  first: letterSchema,
  last: letterSchema,
});

/** What a thread is about: a part in one language, or words in it. */
export const commentAnchorSchema = z.strictObject({
  part: z.string().check(z.minLength(1), z.maxLength(64)),
  language: z.enum(TextLanguage),
  range: z.nullable(rangeSchema),
});
export type CommentAnchor = z.infer<typeof commentAnchorSchema>;
