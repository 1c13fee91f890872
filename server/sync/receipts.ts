import { encodeReceipt } from '#shared/sync/down.ts';
import { NOTICE_MARK, ReceiptStatus } from '#shared/sync/receipt.ts';
import type { RoomPeer } from './room-peer.ts';

type OpenMark = { mark: number; needs: number };

const REASON: Record<ReceiptStatus, string> = {
  [ReceiptStatus.durable]: '',
  [ReceiptStatus.refused]: 'something since the last mark was refused',
  [ReceiptStatus.storageFailing]: 'the server cannot save',
};

/** Marks that wait for a commit, by connection, in the order in which they came. */
export class Receipts {
  readonly #open = new Map<RoomPeer, OpenMark[]>();

  /** The mark is settled once everything up to `needs` is committed. */
  expect(peer: RoomPeer, mark: number, needs: number): void {
    const marks = this.#open.get(peer);
    if (marks === undefined) this.#open.set(peer, [{ mark, needs }]);
    else marks.push({ mark, needs });
  }

  /** Frames for one connection, after a commit up to `committed`. */
  settled(peer: RoomPeer, committed: number): Uint8Array[] {
    const marks = this.#open.get(peer);
    if (marks === undefined) return [];
    const frames: Uint8Array[] = [];
    while (marks[0] !== undefined && marks[0].needs <= committed) {
      frames.push(receiptFrame(marks[0].mark, ReceiptStatus.durable, committed));
      marks.shift();
    }
    if (marks.length === 0) this.#open.delete(peer);
    return frames;
  }

  /** Answers every open mark of one connection with a status that is not "durable". */
  answerOpen(peer: RoomPeer, status: ReceiptStatus, committed: number): Uint8Array[] {
    const marks = this.#open.get(peer) ?? [];
    this.#open.delete(peer);
    return marks.map((open) => receiptFrame(open.mark, status, committed));
  }

  peers(): RoomPeer[] {
    return [...this.#open.keys()];
  }

  forget(peer: RoomPeer): void {
    this.#open.delete(peer);
  }
}

export function receiptFrame(mark: number, status: ReceiptStatus, logSeq: number): Uint8Array {
  return encodeReceipt({ mark, status, logSeq, reason: REASON[status] });
}

/** To everybody in a room, asked or not: storage began or ceased to fail. */
export function noticeFrame(status: ReceiptStatus, logSeq: number): Uint8Array {
  return receiptFrame(NOTICE_MARK, status, logSeq);
}
