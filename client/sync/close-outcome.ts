import { CloseCode } from '#shared/sync/close-codes.ts';
import { RefusalCode, type Refusal } from '#shared/sync/refusal.ts';
import type { TextEnd } from './text-state.ts';

/** What a connection does after the server closed it with a code that a stock client takes as final. */
export type CloseOutcome =
  /** Throw the Y.Doc away, resync, rescue the words. */
  | { kind: 'start-over'; refusal: Refusal }
  /** The text was seeded anew: the same, under another epoch. */
  | { kind: 'new-epoch' }
  /** Too much at once: nothing is wrong with the words, wait and go on. */
  | { kind: 'pause' }
  | { kind: 'end'; end: TextEnd };

const refusalOfClose = new Map<number, RefusalCode>([
  [CloseCode.malformed, RefusalCode.malformed],
  [CloseCode.frozen, RefusalCode.frozen],
  [CloseCode.tooLarge, RefusalCode.tooLarge],
  [CloseCode.schema, RefusalCode.schema],
]);

/** `refusal` is what message 100 said on this connection, if it came. */
export function closeOutcome(code: number, refusal: Refusal | null): CloseOutcome {
  if (code === CloseCode.rate) return { kind: 'pause' };
  if (code === CloseCode.loginRequired) return { kind: 'end', end: { kind: 'login-required', code } };
  if (code === CloseCode.outdated) return { kind: 'end', end: { kind: 'outdated', code } };
  if (refusal !== null) return { kind: 'start-over', refusal };
  if (code === CloseCode.identity) return { kind: 'new-epoch' };
  const guessed = refusalOfClose.get(code);
  if (guessed === undefined) return { kind: 'end', end: { kind: 'closed', code } };
  return { kind: 'start-over', refusal: { code: guessed, why: `closed with ${code}` } };
}
