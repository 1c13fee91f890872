import { AppError } from '#shared/core/app-error.ts';

/** An error as a line of the log may tell it. */
export type Fault = {
  readonly name: string;
  readonly code?: string | number;
  readonly message?: string;
  /** Frames only: the first line of a stack repeats the message. */
  readonly stack?: string;
  readonly cause?: Fault;
};

/** Causes of causes that are told. */
const DEPTH = 5;
/** What these say of a statement quotes it. */
const QUOTING = /near "|token|fts5/;

/**
 * Tells an error without words of a text. Messages of libraries quote what they were given (JSON, schemas, ProseMirror's
 * nodes), so only our own, SQLite's and the operating system's are told; the frames say where the others were thrown.
 */
export function faultOf(error: unknown, depth = DEPTH): Fault {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = codeOf(error);
  const frames = framesOf(error.stack);
  return {
    name: /^\w{1,80}$/.test(error.name) ? error.name : 'Error',
    ...(code !== null && { code }),
    ...(mayTell(error) && { message: error.message }),
    ...(frames !== '' && { stack: frames }),
    ...(error.cause !== undefined && depth > 1 && { cause: faultOf(error.cause, depth - 1) }),
  };
}

function codeOf(error: Error): string | number | null {
  const code: unknown = 'errcode' in error ? error.errcode : 'code' in error ? error.code : null;
  if (typeof code === 'number') return code;
  return typeof code === 'string' && /^[\w-]{1,80}$/.test(code) ? code : null;
}

function mayTell(error: Error): boolean {
  if (error instanceof AppError) return true;
  const isOfSqlite = 'errcode' in error;
  const isOfSystem = 'syscall' in error && 'errno' in error;
  return isOfSystem || (isOfSqlite && !QUOTING.test(error.message));
}

/** A message of several lines stands in the stack as well: a frame is what looks like one behind it. */
function framesOf(stack: string | undefined): string {
  const lines = (stack ?? '').split('\n');
  const last = lines.findLastIndex((line) => !FRAME.test(line));
  return lines
    .slice(last + 1)
    .map((line) => line.trim())
    .join('\n');
}

const FRAME = /^ {4}at .*(:\d+:\d+\)?|\(<anonymous>\)|\(native\))$/;
