import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { TextKey } from '#shared/drafting/text-address.ts';
import type { Append, Checkpoint, Claim, LoadedText, LogEntry, UpdateLog } from '#server/sync/update-log.ts';

type StoredText = {
  epoch: number;
  schemaVersion: number;
  checkpoint: Checkpoint | null;
  tail: { seq: number; entry: LogEntry }[];
  archive: { seq: number; entry: LogEntry }[];
  claims: Map<number, string>;
};

/**
 * A log in memory that keeps the port's promises (it passes the port's contract suite) and lets a test hold a commit
 * back or make it fail.
 */
export class MemoryUpdateLog implements UpdateLog {
  readonly #texts = new Map<TextKey, StoredText>();
  #held: (() => void)[] | null = null;
  failing = false;
  /** The next append is stored and rejects all the same. */
  losesNextAnswer = false;
  appends = 0;
  /** Rows of the largest append. */
  largestAppend = 0;

  create(text: TextKey, options: { epoch: number; state: Uint8Array; claims: readonly Claim[] }): void {
    this.#texts.set(text, {
      epoch: options.epoch,
      schemaVersion: 1,
      checkpoint: { seq: 1, bytes: options.state, at: 0 },
      tail: [],
      archive: [],
      claims: new Map(options.claims.map((claim) => [claim.clientId, claim.member])),
    });
  }

  /** From now on commits wait. */
  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const go of held) go();
  }

  /** The process died while these commits waited: they never happen. */
  forgetHeld(): void {
    this.#held = null;
  }

  get heldCommits(): number {
    return this.#held?.length ?? 0;
  }

  async append(batch: Append): Promise<void> {
    this.appends += 1;
    this.largestAppend = Math.max(this.largestAppend, batch.entries.length);
    if (this.#held !== null) {
      const queue = this.#held;
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    if (this.failing) throw new AppError(ErrorCode.storageFailing, 'made to fail');
    const text = this.#texts.get(batch.text);
    if (text === undefined || text.epoch !== batch.epoch) throw lost('another epoch');
    for (const claim of batch.claims) {
      if ((text.claims.get(claim.clientId) ?? claim.member) !== claim.member)
        throw lost('a clientID is taken');
    }
    const fresh = batch.entries.filter(
      (entry, index) => !this.#isStored(text, batch.firstSeq + index, entry),
    );
    const next = (text.tail.at(-1)?.seq ?? text.checkpoint?.seq ?? 0) + 1;
    const start = batch.firstSeq + batch.entries.length - fresh.length;
    if (fresh.length > 0 && start !== next) throw lost(`row ${start} after ${next - 1}`);
    fresh.forEach((entry, index) => text.tail.push({ seq: start + index, entry }));
    for (const claim of batch.claims) text.claims.set(claim.clientId, claim.member);
    if (!this.losesNextAnswer) return;
    this.losesNextAnswer = false;
    throw new AppError(ErrorCode.storageFailing, 'the answer was lost');
  }

  #isStored(text: StoredText, seq: number, entry: LogEntry): boolean {
    if (seq > (text.tail.at(-1)?.seq ?? text.checkpoint?.seq ?? 0)) return false;
    const row = [...text.archive, ...text.tail].find((candidate) => candidate.seq === seq);
    if (row === undefined) return false;
    if (Buffer.compare(row.entry.bytes, entry.bytes) !== 0) throw lost(`row ${seq} holds other bytes`);
    return true;
  }

  async load(key: TextKey): Promise<LoadedText | null> {
    const text = this.#texts.get(key);
    if (text === undefined) return null;
    return {
      epoch: text.epoch,
      schemaVersion: text.schemaVersion,
      checkpoint: text.checkpoint,
      tail: text.tail.map(({ seq, entry }) => ({ seq, bytes: entry.bytes })),
      claims: [...text.claims].map(([clientId, member]) => ({ clientId, member })),
    };
  }

  async compact(key: TextKey, checkpoint: Checkpoint): Promise<void> {
    const text = this.#texts.get(key);
    if (text === undefined || checkpoint.seq <= (text.checkpoint?.seq ?? 0)) return;
    text.checkpoint = checkpoint;
    text.archive.push(...text.tail.filter((row) => row.seq <= checkpoint.seq));
    text.tail = text.tail.filter((row) => row.seq > checkpoint.seq);
  }
}

function lost(why: string): AppError {
  return new AppError(ErrorCode.ownershipLost, why);
}
