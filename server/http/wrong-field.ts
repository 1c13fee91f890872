import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** A field of a body that fits its schema, and names what does not exist or does not belong there. */
export function wrongField(field: string, why: string): AppError {
  return new AppError(ErrorCode.invalidInput, why, { details: { field, problem: 'custom' } });
}
