import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '#shared/core/app-error.ts';
import { ErrorCode } from '#shared/core/error-codes.ts';
import type { Append, UpdateLog } from './update-log.ts';

export const AppendOutcome = {
  stored: 'stored',
  /** Another process owns the text now: nothing more may be written from here. */
  lost: 'lost',
  /** Storage failed for longer than the caller was willing to wait. */
  gaveUp: 'gave-up',
} as const;
export type AppendOutcome = (typeof AppendOutcome)[keyof typeof AppendOutcome];

const FIRST_WAIT_MS = 25;
const LONGEST_WAIT_MS = 2_000;

export type AppendPatience = {
  /** Called after each failed attempt; false ends the attempts. */
  afterFailure(failures: number, cause: unknown): boolean;
  /** Asked before each further attempt: true when whoever wanted it is no more, and another may write in its place. */
  isOver(): boolean;
};

/** Repeats the same append with growing pauses until it is on stable storage. Repeating is safe (see the port). */
export async function appendUntilStored(
  log: Pick<UpdateLog, 'append'>,
  batch: Append,
  patience: AppendPatience,
): Promise<AppendOutcome> {
  let pause = FIRST_WAIT_MS;
  for (let failures = 1; ; failures += 1) {
    try {
      await log.append(batch);
      return AppendOutcome.stored;
    } catch (error) {
      if (error instanceof AppError && error.code === ErrorCode.ownershipLost) return AppendOutcome.lost;
      if (!patience.afterFailure(failures, error)) return AppendOutcome.gaveUp;
    }
    await wait(pause);
    if (patience.isOver()) return AppendOutcome.gaveUp;
    pause = Math.min(LONGEST_WAIT_MS, pause * 2);
  }
}
