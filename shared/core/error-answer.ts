import { z } from 'zod';
import { ErrorCode } from './error-codes.ts';

/** Body of every refused request. People see the words of the code; the error's own message stays on the server. */
export const errorAnswerSchema = z.object({
  code: z.enum(ErrorCode),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ErrorAnswer = z.infer<typeof errorAnswerSchema>;
