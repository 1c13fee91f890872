import { z } from 'zod/mini';
import { actionIdSchema } from '#shared/core/id.ts';
import { TextLanguage } from './text/text-shape.ts';

const partIdSchema = z.string().check(z.minLength(1), z.maxLength(64));
const blockIdSchema = z.string().check(z.minLength(1), z.maxLength(64));

/** What a part may become: those that hold words. Signatures and annexes of data stay what they are. */
export const PartKind = {
  clause: 'clause',
  passage: 'passage',
  /** A section. */
  heading1: 'heading-1',
  /** A sector within a section. */
  heading2: 'heading-2',
} as const;
export type PartKind = (typeof PartKind)[keyof typeof PartKind];

const partKindSchema = z.enum(PartKind);

/** Before a block of the part (`offset` null), or in its words: letters from the beginning of the block. */
const splitPointSchema = z.strictObject({
  block: blockIdSchema,
  offset: z.nullable(z.int().check(z.gte(0), z.lte(1_000_000))),
});
export type SplitPoint = z.infer<typeof splitPointSchema>;

/** What a member asks to be done to the parts of a document, in all its languages at once. `part` is a cid. */
export const partCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('insert'),
    beside: partIdSchema,
    side: z.enum(['before', 'after']),
    as: partKindSchema,
  }),
  z.strictObject({ kind: z.literal('delete'), part: partIdSchema }),
  /** `after` null: to the beginning of the text. */
  z.strictObject({ kind: z.literal('move'), part: partIdSchema, after: z.nullable(partIdSchema) }),
  /** A language without a point is split before the same block, by count. */
  z.strictObject({
    kind: z.literal('split'),
    part: partIdSchema,
    at: z
      .partialRecord(z.enum(TextLanguage), splitPointSchema)
      .check(z.refine((at) => Object.keys(at).length > 0)),
  }),
  /** With the part before it. */
  z.strictObject({ kind: z.literal('join'), part: partIdSchema }),
  z.strictObject({ kind: z.literal('change-kind'), part: partIdSchema, as: partKindSchema }),
  /** The chip of an action behind the last words of the part, in every language that lacks it. */
  z.strictObject({ kind: z.literal('add-chip'), part: partIdSchema, action: actionIdSchema }),
  /** Takes an earlier command of the same member back; itself a command, so that it can be undone too. */
  z.strictObject({ kind: z.literal('undo'), command: z.string().check(z.minLength(1), z.maxLength(64)) }),
]);
export type PartCommand = z.infer<typeof partCommandSchema>;

/** The answer: the command's name for `undo`, and the part that the caret belongs into afterwards. */
export const partCommandDoneSchema = z.object({ command: z.string(), part: z.nullable(z.string()) });
export type PartCommandDone = z.infer<typeof partCommandDoneSchema>;
