import { zValidator } from '@hono/zod-validator';
import type { ZodMiniType } from 'zod/mini';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** Parses the JSON body by a schema; refuses with `invalid-input`, naming the first field and what is wrong with it. */
export function validatedBody<Schema extends ZodMiniType>(schema: Schema) {
  return zValidator('json', schema, (result) => {
    if (result.success) return;
    const [issue] = result.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : undefined;
    const field = unknown?.join(',') ?? issue?.path.join('.') ?? '';
    throw new AppError(ErrorCode.invalidInput, 'the body does not fit its schema', {
      details: { field, problem: issue?.code ?? 'unknown' },
    });
  });
}
