import { zValidator } from '@hono/zod-validator';
import type { ZodMiniType } from 'zod/mini';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
};

/** Parses the JSON body by a schema; refuses with `invalid-input`, naming the first field and what is wrong with it. */
export function validatedBody<Schema extends ZodMiniType>(schema: Schema) {
  return zValidator('json', schema, (result) => {
    if (!result.success) throw misfit('body', result.error.issues);
  });
}

/** The same for what stands behind `?` in the address. */
export function validatedQuery<Schema extends ZodMiniType>(schema: Schema) {
  return zValidator('query', schema, (result) => {
    if (!result.success) throw misfit('query', result.error.issues);
  });
}

function misfit(what: string, [issue]: readonly Issue[]): AppError {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : undefined;
  const field = unknown?.join(',') ?? issue?.path.join('.') ?? '';
  return new AppError(ErrorCode.invalidInput, `the ${what} does not fit its schema`, {
    details: { field, problem: issue?.code ?? 'unknown' },
  });
}
