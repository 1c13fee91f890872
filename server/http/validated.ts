import { zValidator } from '@hono/zod-validator';
import type { ZodMiniType } from 'zod/mini';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

type Issue = {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
};

/**
 * Parses the JSON body by a schema; refuses with `invalid-input`, naming the first field and what is wrong with it. A field
 * that the schema knows nothing of is refused at every depth: schemas that are stored and answered with too leave such
 * fields out, and nobody is to believe that one was taken.
 */
export function validatedBody<Schema extends ZodMiniType>(schema: Schema) {
  return zValidator('json', schema, async (result, c) => {
    if (!result.success) throw misfit('body', result.error.issues);
    const path = unknownField(await c.req.json(), result.data, []);
    if (path !== null) throw misfit('body', [{ code: 'unrecognized_keys', path, keys: [path.join('.')] }]);
  });
}

/** The same for what stands behind `?` in the address. */
export function validatedQuery<Schema extends ZodMiniType>(schema: Schema) {
  return zValidator('query', schema, (result) => {
    if (!result.success) throw misfit('query', result.error.issues);
  });
}

/** Where something was sent that is not in what was read of it; null: nowhere. */
function unknownField(sent: unknown, read: unknown, path: readonly string[]): readonly string[] | null {
  if (!isObject(sent) || !isObject(read)) return null;
  const taken = new Map(Object.entries(read));
  for (const [key, value] of Object.entries(sent)) {
    const own = [...path, key];
    const found = taken.has(key) ? unknownField(value, taken.get(key), own) : own;
    if (found !== null) return found;
  }
  return null;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function misfit(what: string, [issue]: readonly Issue[]): AppError {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : undefined;
  const field = unknown?.join(',') ?? issue?.path.join('.') ?? '';
  return new AppError(ErrorCode.invalidInput, `the ${what} does not fit its schema`, {
    details: { field, problem: issue?.code ?? 'unknown' },
  });
}
