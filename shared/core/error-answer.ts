import { z } from 'zod';
import { ErrorCode } from './error-codes.ts';

/** Body of every refused request. `message` is English, for a developer; people see the words of the code. */
export const errorAnswerSchema = z.object({
  code: z.enum(ErrorCode),
  message: z.string().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type ErrorAnswer = z.infer<typeof errorAnswerSchema>;
