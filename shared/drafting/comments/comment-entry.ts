import { z } from 'zod/mini';
import { commentAnchorSchema } from './comment-anchor.ts';

/** Longest comment in UTF-16 units: about two pages; longer thoughts belong into a note. */
export const LONGEST_COMMENT = 4000;

/** Of a thread: nobody discusses one place in more entries, and a bound keeps a forged number from being the last word. */
const MOST_ENTRIES = 10_000;

const idSchema = z.uuid();
const nameSchema = z.string().check(z.minLength(1), z.maxLength(64));

const written = {
  member: nameSchema,
  side: nameSchema,
  /** Id of the thread: the key of the entry that opened it. */
  thread: idSchema,
  /** One more than the highest of the thread that its author knew: orders entries whatever the clocks say. */
  turn: z.int().check(z.gte(0), z.lte(MOST_ENTRIES)),
  /** The author's clock, only to be shown. */
  at: z.int().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER)),
};

/** All control characters but tab and line feed. */
// oxlint-disable-next-line no-control-regex -- refusing control characters is its purpose
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** What was typed, as an entry may hold it; empty when nothing is left. */
export const cleanComment = (typed: string): string =>
  typed.replaceAll(/\r\n?/g, '\n').replaceAll(CONTROL, '').trim();

const words = z.string().check(
  z.minLength(1),
  z.maxLength(LONGEST_COMMENT),
  z.refine((value) => cleanComment(value) === value),
);

/**
 * One entry of a text's `comments`. Nobody may overwrite the entry of another, so whatever happens to a thread is an
 * entry of its own, by its own author.
 */
const commentEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...written, kind: z.literal('open'), words, anchor: commentAnchorSchema }),
  z.strictObject({ ...written, kind: z.literal('reply'), words }),
  z.strictObject({ ...written, kind: z.literal('resolve') }),
  z.strictObject({ ...written, kind: z.literal('reopen') }),
]);
export type CommentEntry = z.infer<typeof commentEntrySchema>;

/** Null for what is no entry under this key: a thread's id is the key of the entry that opens it, and of no other. */
export function readCommentEntry(key: string, value: unknown): CommentEntry | null {
  const entry = commentEntrySchema.safeParse(value);
  if (!entry.success) return null;
  return (entry.data.kind === 'open') === (entry.data.thread === key) ? entry.data : null;
}
