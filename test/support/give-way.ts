import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * From now on every thread of this process takes only what the server leaves: its clients would have machines of their
 * own, and what they take of the server's processors is no fault of the server's. Linux counts threads as processes.
 */
export function giveWay(): void {
  for (const thread of readdirSync('/proc/self/task')) {
    setPriority(Number(thread), constants.priority.PRIORITY_LOW);
  }
}
