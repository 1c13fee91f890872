import { z } from 'zod/mini';
import { ErrorCode } from './error-codes.ts';

/** Body of every refused request. People see the words of the code; the error's own message stays on the server. */
export const errorAnswerSchema = z.object({
  code: z.enum(ErrorCode),
  details: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
});
export type ErrorAnswer = z.infer<typeof errorAnswerSchema>;
