import { Spread } from '#server/platform/spread.ts';
import { ReceiptStatus } from '#shared/sync/receipt.ts';
import type { RefusalCode } from '#shared/sync/refusal.ts';

/** A commit takes a flush of the disk: below a millisecond to the seconds of a failing one. */
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** The window is 5 to 10 ms; more is a commit that others waited for. */
const WAIT_SECONDS = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const ROWS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** What live editing counts as it goes. Numbers only: nothing here names a text, a member or a Side. */
export class SyncCounts {
  /** Committed, and what they weighed. */
  updates = 0;
  updateBytes = 0;
  failedCommits = 0;
  slowReaders = 0;
  readonly commitSeconds = new Spread(COMMIT_SECONDS);
  readonly commitRows = new Spread(ROWS);
  /** From the first wish for a flush to its beginning. */
  readonly flushWaitSeconds = new Spread(WAIT_SECONDS);
  readonly receipts: Record<ReceiptStatus, number> = {
    [ReceiptStatus.durable]: 0,
    [ReceiptStatus.refused]: 0,
    [ReceiptStatus.storageFailing]: 0,
  };
  readonly refusals = new Map<RefusalCode, number>();
  /** Sockets that were not let in, by the HTTP status or close code they got. */
  readonly turnedAway = new Map<number, number>();

  refused(code: RefusalCode): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }

  turned(answer: number): void {
    this.turnedAway.set(answer, (this.turnedAway.get(answer) ?? 0) + 1);
  }
}

/** As things stand when somebody asks. */
export type SyncFigures = {
  readonly rooms: number;
  readonly connections: number;
  /** Waits in sockets for readers: of all, and of the slowest. */
  readonly backlogBytes: number;
  readonly longestBacklogBytes: number;
  /** Accepted and not yet on stable storage. */
  readonly unsavedBytes: number;
};
