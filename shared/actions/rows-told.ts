import type { RegisterChange } from './register-change.ts';
import type { RegisterRow } from './register.ts';

/** Rows that changes bring, as they are now. A file of its own: who only listens needs no schemas. */
export function rowsTold(changes: readonly RegisterChange[]): RegisterRow[] {
  return changes.flatMap((change) =>
    change.kind === 'action' || change.kind === 'wording' ? [change.row] : [],
  );
}
