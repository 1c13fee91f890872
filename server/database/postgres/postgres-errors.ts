import { DatabaseError } from 'pg';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';

/** The statement is at fault. `sqlState` is PostgreSQL's code, such as 23505 for a key that exists already. */
class PostgresError extends Error {
  readonly sqlState: string | null;

  constructor(message: string, sqlState: string | null, cause: unknown) {
    super(message, { cause });
    this.name = 'PostgresError';
    this.sqlState = sqlState;
  }
}

// https://www.postgresql.org/docs/current/errcodes-appendix.html: classes and codes that speak of the server, the disk,
// the memory, the connection or of who else is at work, not of the statement.
const storageClasses: ReadonlySet<string> = new Set(['08', '53', '57', '58', 'F0', 'XX', '28', '3D']);
const storageStates: ReadonlySet<string> = new Set([
  '25006', // read-only
  '25P03', // idle in a transaction for longer than the server allows
  '40001', // could not be serialized
  '40P01', // deadlock
  '55P03', // lock not available
]);

/** Whether storage is at fault (try again later) and not the statement. What is no answer of the server is the wire's. */
export function isStorageFailure(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return true;
  const state = error.code ?? '';
  return storageClasses.has(state.slice(0, 2)) || storageStates.has(state);
}

/** What the rest of the server is told: `storage-failing`, or that the statement is at fault. */
export function errorOf(error: unknown): Error {
  if (error instanceof AppError || error instanceof PostgresError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (!isStorageFailure(error)) {
    return new PostgresError(message, error instanceof DatabaseError ? (error.code ?? null) : null, error);
  }
  return storageFailing(message, error);
}

export function storageFailing(message: string, cause?: unknown): AppError {
  return new AppError(ErrorCode.storageFailing, `storage is failing: ${message}`, { cause });
}
