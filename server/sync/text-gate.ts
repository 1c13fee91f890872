import type * as Y from 'yjs';
import type { Refusal } from '#shared/sync/refusal.ts';
import type { Claim } from './update-log.ts';
import type { TextRight } from './text-access.ts';
import type { ScannedUpdate, Struct } from './gate/scan/scanned-update.ts';

/** On whose behalf an update arrives. */
export type Author = { member: string; side: string | null; right: TextRight };

/** Words or a block that an update writes into a part that has been removed. */
export type LateWriting = { readonly struct: Struct; readonly part: Y.Item };

export type Verdict =
  /**
   * Apply `bytes`: the update without deletions that the text has already. `claims` are clientIDs that it uses for the
   * first time, `scanned` is what was read, `late` what of it would stand in removed parts.
   */
  | {
      kind: 'accepted';
      bytes: Uint8Array;
      claims: readonly Claim[];
      scanned: ScannedUpdate;
      late: readonly LateWriting[];
    }
  /** Everything in it is known already: nothing to store, nothing to send. */
  | { kind: 'known'; scanned: ScannedUpdate }
  /** Something before it is missing: answer with sync step 1. Changes nothing. */
  | { kind: 'gap'; why: string }
  /** Violation. Changes nothing. */
  | { kind: 'refused'; refusal: Refusal };

/** Port: judges one update whole, by its effect on the live text. Never changes the live text. */
export type TextGate = {
  judge(update: Uint8Array, author: Author): Verdict;
  /**
   * The room applied an update (also the server's own) to the live text. `claims`: those of its verdict, for what was
   * judged and then not taken leaves no owner.
   */
  applied(claims: readonly Claim[]): void;
  /** A presence announces this clientID: binds it in memory. False if it belongs to another member. */
  claim(clientId: number, member: string): boolean;
  close(): void;
};
