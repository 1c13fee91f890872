import { z } from 'zod/mini';

/** Why an update or a presence was refused; each has words in `shared/i18n/messages`, domain `sync`. */
export const RefusalCode = {
  malformed: 'malformed',
  tooLarge: 'too-large',
  gap: 'gap',
  identity: 'identity',
  forbiddenRoot: 'forbidden-root',
  schema: 'schema',
  depth: 'depth',
  walk: 'walk',
  order: 'order',
  role: 'role',
  frozen: 'frozen',
  /** The words stand in a part that has been removed meanwhile. */
  partGone: 'part-gone',
  forged: 'forged',
  rate: 'rate',
} as const;
export type RefusalCode = (typeof RefusalCode)[keyof typeof RefusalCode];

/** Body of message 100, as JSON. `why` is English for the log; `part` names the cid concerned, when known. */
export const refusalSchema = z.object({
  code: z.enum(RefusalCode),
  why: z.string().check(z.maxLength(500)),
  part: z.optional(z.string().check(z.maxLength(64))),
});
export type Refusal = z.infer<typeof refusalSchema>;
