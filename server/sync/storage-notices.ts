import type { TextKey } from '#shared/drafting/text-address.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import type { Logger } from '#server/platform/log.ts';
import { noticeFrame, type Receipts } from './receipts.ts';
import type { RoomPeer } from './room-peer.ts';

type RoomParts = { text: TextKey; peers: ReadonlySet<RoomPeer>; receipts: Receipts; logger: Logger };

/** Tells everybody in a room that its storage fails, and that it works again. */
export class StorageNotices {
  readonly #room: RoomParts;
  readonly #committed: () => number;

  constructor(room: RoomParts, committed: () => number) {
    this.#room = room;
    this.#committed = committed;
  }

  failing(cause: unknown): void {
    const { text, receipts, logger } = this.#room;
    logger.error({ text, cause }, 'storage is failing');
    for (const peer of receipts.peers()) {
      peer.deliver(receipts.answerOpen(peer, ReceiptStatus.storageFailing, this.#committed()));
    }
    this.#tell(ReceiptStatus.storageFailing);
  }

  working(): void {
    const { text, logger } = this.#room;
    logger.warn({ text }, 'storage works again');
    this.#tell(ReceiptStatus.durable);
  }

  #tell(status: ReceiptStatus): void {
    const frame = noticeFrame(status, this.#committed());
    for (const peer of this.#room.peers) if (peer.isAnnounced) peer.deliver([frame]);
  }
}
