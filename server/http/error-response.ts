import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { AppError } from '#shared/core/app-error.ts';
import type { ErrorAnswer } from '#shared/core/error-answer.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Logger } from '#server/platform/log.ts';
import type { RequestEnv } from './request-context.ts';

const statusOf: Record<ErrorCode, ContentfulStatusCode> = {
  [ErrorCode.invalidInput]: 400,
  [ErrorCode.loginRequired]: 401,
  [ErrorCode.loginRefused]: 401,
  [ErrorCode.freshLoginRequired]: 403,
  [ErrorCode.secondFactorRequired]: 403,
  [ErrorCode.linkSpent]: 410,
  [ErrorCode.forbidden]: 403,
  [ErrorCode.foreignOrigin]: 403,
  [ErrorCode.notFound]: 404,
  [ErrorCode.conflict]: 409,
  [ErrorCode.outOfDate]: 409,
  [ErrorCode.actionRefused]: 409,
  [ErrorCode.unsupportedFile]: 415,
  [ErrorCode.tooLarge]: 413,
  [ErrorCode.tooManyRequests]: 429,
  [ErrorCode.internal]: 500,
  [ErrorCode.signOnUnreachable]: 503,
  [ErrorCode.ownershipLost]: 503,
  [ErrorCode.storageFailing]: 503,
  [ErrorCode.dataFolderLocked]: 500,
  [ErrorCode.backupDamaged]: 500,
  [ErrorCode.backupNewer]: 500,
  [ErrorCode.folderNotEmpty]: 500,
  [ErrorCode.invalidConfiguration]: 500,
};

/** What Hono itself refuses before a handler of ours is asked. */
const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: ErrorCode.invalidInput,
  404: ErrorCode.notFound,
  413: ErrorCode.tooLarge,
};

/** The one handler for everything that was thrown: codes become statuses here, and only bugs are logged. */
export function errorResponse(logger: Logger) {
  return (error: Error, c: Context<RequestEnv>): Response => {
    const expected = expectedError(error);
    if (expected !== null) return refusal(c, expected);
    const { method, path } = c.req;
    logger.error({ requestId: c.var.requestId, method, path, cause: error }, 'a request failed');
    return refusal(c, new AppError(ErrorCode.internal, 'internal'));
  };
}

/** The answer to an address that does not exist; the same as to one that is not open to the member. */
export function notFoundResponse(c: Context): Response {
  return refusal(c, new AppError(ErrorCode.notFound, 'there is no such address'));
}

function expectedError(error: Error): AppError | null {
  if (error instanceof AppError) return error;
  const code = error instanceof HTTPException ? codeOfStatus[error.status] : undefined;
  return code === undefined ? null : new AppError(code, error.message);
}

function refusal(c: Context, error: AppError): Response {
  const { code, details } = error;
  // The message stays in the log: for "not found" and "forbidden" it would tell more than the code.
  const answer: ErrorAnswer = Object.keys(details).length > 0 ? { code, details } : { code };
  if (code === ErrorCode.tooManyRequests) c.header('Retry-After', String(details['retryAfterSeconds'] ?? 1));
  // Nobody reads the rest of the body: a request behind it on this connection would be lost without an answer.
  if (code === ErrorCode.tooLarge) c.header('Connection', 'close');
  return c.json(answer, statusOf[code]);
}
