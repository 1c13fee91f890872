import type { ErrorCode } from './error-codes.ts';

/** An expected failure. `message` is for the log, in English; people see the words of the code in their language. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** Facts that the words may name, such as a field or a limit. Never words of a text. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: { details?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details ?? {};
  }
}
