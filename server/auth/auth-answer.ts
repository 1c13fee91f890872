import { isAPIError } from 'better-auth/api';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** What better-auth answered, with the cookies that go on to the browser. */
export type AuthAnswer<T> = { answer: T; cookies: readonly string[] };

const codeOf: Readonly<Record<string, ErrorCode>> = {
  SESSION_NOT_FRESH: ErrorCode.freshLoginRequired,
  ACCOUNT_TEMPORARILY_LOCKED: ErrorCode.tooManyRequests,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ErrorCode.tooManyRequests,
  INVALID_TOKEN: ErrorCode.linkSpent,
  TOTP_ALREADY_ENABLED: ErrorCode.conflict,
  TOTP_NOT_ENABLED: ErrorCode.conflict,
  TWO_FACTOR_NOT_ENABLED: ErrorCode.conflict,
  PREVIOUSLY_REGISTERED: ErrorCode.conflict,
  // What a browser sent could not be read, or the person is kept out: told like every other refusal.
  FAILED_TO_VERIFY_REGISTRATION: ErrorCode.loginRefused,
  UNABLE_TO_CREATE_SESSION: ErrorCode.loginRefused,
};

/** Waits for an answer of better-auth; its refusals become ours, which never tell more than the code. */
export async function answerOfAuth<T>(
  call: Promise<{ headers: Headers; response: T }>,
): Promise<AuthAnswer<T>> {
  try {
    const { headers, response } = await call;
    return { answer: response, cookies: headers.getSetCookie() };
  } catch (error) {
    if (!isAPIError(error)) throw error;
    throw refusalOf(error.status, error.body?.code ?? '', error);
  }
}

function refusalOf(status: unknown, code: string, cause: Error): AppError {
  const known = codeOf[code];
  if (known === ErrorCode.tooManyRequests) {
    return new AppError(known, code, { details: { retryAfterSeconds: 60 }, cause });
  }
  if (known !== undefined) return new AppError(known, code, { cause });
  // It answers "internal" when the database does not, and drops the cause after logging it.
  if (status === 'INTERNAL_SERVER_ERROR') {
    return new AppError(ErrorCode.storageFailing, 'a login could not be read or stored', { cause });
  }
  if (status === 'CONFLICT') return new AppError(ErrorCode.conflict, code, { cause });
  return new AppError(ErrorCode.loginRefused, code === '' ? String(status) : code, { cause });
}
