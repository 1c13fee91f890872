import type { CloseCode } from '#shared/sync/close-codes.ts';
import type { Identity, TextRight } from './text-access.ts';

/** A connection as its room sees it. */
export type RoomPeer = {
  readonly id: string;
  readonly identity: Identity;
  readonly right: TextRight;
  /** It announced our wire: receipts and refusals may be sent. A stock client would throw on them. */
  readonly isAnnounced: boolean;
  /** Hands frames to the socket in one write. */
  deliver(frames: readonly Uint8Array[]): void;
  /** Hands over the answer to a join, which may be as large as the text. */
  deliverText(frame: Uint8Array): void;
  close(code: CloseCode): void;
};
