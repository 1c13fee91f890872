import { AppError } from '#shared/core/app-error.ts';
import { faultOf } from './fault.ts';

/**
 * Ends the process. What people can mend is said in a sentence; the rest is a bug, told as the log would tell it: its
 * message may quote a text.
 */
export function endWith(error: unknown): never {
  const said = error instanceof AppError ? error.message : JSON.stringify(faultOf(error), null, 2);
  process.stderr.write(`${said}\n`);
  process.exit(1);
}
