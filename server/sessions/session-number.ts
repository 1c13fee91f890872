import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** The number in an address; refuses with `not-found` what is none. */
export function sessionNumberIn(param: string): number {
  if (!/^[1-9]\d{0,3}$/.test(param)) throw new AppError(ErrorCode.notFound, 'that is no session');
  return Number(param);
}
