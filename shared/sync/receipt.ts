/** What a receipt says of everything that its connection sent before the mark. */
export const ReceiptStatus = {
  /** On stable storage. Nothing else may turn the screen to "saved". */
  durable: 0,
  /** Something since the last mark was refused: resync. */
  refused: 1,
  /** Storage is failing; kept in memory, not durable yet. Ask again. */
  storageFailing: 2,
} as const;
export type ReceiptStatus = (typeof ReceiptStatus)[keyof typeof ReceiptStatus];

/**
 * Mark 0 is the server's own: a notice to everybody in the room that storage began (2) or ceased (0) to fail.
 * A client counts its marks from 1.
 */
export const NOTICE_MARK = 0;

export type Receipt = { mark: number; status: ReceiptStatus; logSeq: number; reason: string };
