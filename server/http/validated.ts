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
  return zValidator(
    'json',
    schema,
    async (result, c) => {
      const path = unknownField(await c.req.json(), result.data, []);
      if (path !== null) throw misfit('body', [{ code: 'unrecognized_keys', path, keys: [path.join('.')] }]);
    },
    { validationFunction: parsed },
  );
}

/**
 * zod compares the `length` of whatever stands where a bounded text is wanted, before it says that this is no text; one
 * that is an object may not be comparable at all, and zod then throws.
 */
async function parsed<Schema extends ZodMiniType>(schema: Schema, value: unknown) {
  try {
    const { success, data, error } = await schema.safeParseAsync(value);
    if (success) return { success, data };
    throw misfit('body', error.issues);
  } catch (cause) {
    const key = cause instanceof TypeError ? oddLength(value) : null;
    if (key === null) throw cause;
    throw misfit('body', [{ code: 'invalid_type', path: [key] }]);
  }
}

/** The name of the field, at any depth, whose `length` is an object; null: there is none. */
function oddLength(value: unknown): string | null {
  const waiting: [string, unknown][] = [['', value]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [key, held] = next;
    if (!isObject(held)) continue;
    if ('length' in held && isObject(held.length)) return key;
    waiting.push(...Object.entries(held));
  }
  return null;
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
