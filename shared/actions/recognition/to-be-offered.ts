// A file of its own: a text opens without what recognises commitments.
import type { Recognition } from './recognise-commitment.ts';

/** Whether somebody should be asked to make an action of the clause: it makes one, and all that it says is there. */
export function isToBeOffered({ kind, isBlank }: Recognition): boolean {
  return kind !== null && !isBlank;
}
