import { encodeReceipt } from '#shared/sync/down.ts';
import { NOTICE_MARK, ReceiptStatus } from '#shared/sync/receipt.ts';
import type { RoomPeer } from './room-peer.ts';
import type { SyncCounts } from './sync-counts.ts';

/** A room as a mark finds it: numbers of its last accepted and its last committed change. */
type Standing = { accepted: number; committed: number; isStorageFailing: boolean };

type OpenMark = { mark: number; needs: number };

const REASON: Record<ReceiptStatus, string> = {
  [ReceiptStatus.durable]: '',
  [ReceiptStatus.refused]: 'something since the last mark was refused',
  [ReceiptStatus.storageFailing]: 'the server cannot save',
};

/** Marks that wait for a commit, by connection, in the order in which they came. */
export class Receipts {
  readonly #open = new Map<RoomPeer, OpenMark[]>();
  readonly #counts: SyncCounts;

  constructor(counts: SyncCounts) {
    this.#counts = counts;
  }

  /** Answers at once when nothing waits for a commit, or when none can be had; otherwise after the commit. */
  settle(peer: RoomPeer, mark: number, { accepted, committed, isStorageFailing }: Standing): void {
    if (isStorageFailing) peer.deliver([this.#receipt(mark, ReceiptStatus.storageFailing, committed)]);
    else if (accepted === committed) peer.deliver([this.#receipt(mark, ReceiptStatus.durable, committed)]);
    else this.#expect(peer, mark, accepted);
  }

  #receipt(mark: number, status: ReceiptStatus, committed: number): Uint8Array {
    this.#counts.receipts[status] += 1;
    return receiptFrame(mark, status, committed);
  }

  /** The mark is settled once everything up to `needs` is committed. */
  #expect(peer: RoomPeer, mark: number, needs: number): void {
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
      frames.push(this.#receipt(marks[0].mark, ReceiptStatus.durable, committed));
      marks.shift();
    }
    if (marks.length === 0) this.#open.delete(peer);
    return frames;
  }

  /** Answers every open mark of one connection with a status that is not "durable". */
  answerOpen(peer: RoomPeer, status: ReceiptStatus, committed: number): Uint8Array[] {
    const marks = this.#open.get(peer) ?? [];
    this.#open.delete(peer);
    return marks.map((open) => this.#receipt(open.mark, status, committed));
  }

  peers(): RoomPeer[] {
    return [...this.#open.keys()];
  }

  forget(peer: RoomPeer): void {
    this.#open.delete(peer);
  }
}

function receiptFrame(mark: number, status: ReceiptStatus, logSeq: number): Uint8Array {
  return encodeReceipt({ mark, status, logSeq, reason: REASON[status] });
}

/** To everybody in a room, asked or not: storage began or ceased to fail. */
export function noticeFrame(status: ReceiptStatus, logSeq: number): Uint8Array {
  return receiptFrame(NOTICE_MARK, status, logSeq);
}
