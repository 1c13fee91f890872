import { AsyncLocalStorage } from 'node:async_hooks';
import type { Batch, BatchGroup, GroupOutcome } from '#server/database/batch.ts';

type Waiting = {
  group: BatchGroup;
  resolve: (outcome: GroupOutcome) => void;
  reject: (error: unknown) => void;
};

/**
 * Milliseconds between the beginnings of two commits while many texts are written at once: one write to the disk then
 * serves several of them. A text that is written alone never waits.
 */
const BUSY_WINDOW_MS = 5;

/** Commits groups; those that come while a commit is under way go together in one next batch. */
export type GroupCommit = (group: BatchGroup) => Promise<GroupOutcome>;

/** Rejects as the batch does: then all groups of that batch were undone. */
export function createGroupCommit(batch: Batch): GroupCommit {
  let waiting: Waiting[] = [];
  let isCommitting = false;

  const commitAll = async () => {
    isCommitting = true;
    while (waiting.length > 0) {
      const now = waiting;
      waiting = [];
      const beganAt = performance.now();
      // One after the other is the point: what comes meanwhile is gathered.
      await commit(batch, now);
      const left = beganAt + BUSY_WINDOW_MS - performance.now();
      if (now.length > 1 && left > 0) await passed(left);
    }
    isCommitting = false;
  };

  // A batch serves many callers: it must not look as if it came from within the unit of work of the first of them.
  const outside = AsyncLocalStorage.snapshot();
  return (group) => {
    const { promise, resolve, reject } = Promise.withResolvers<GroupOutcome>();
    waiting.push({ group, resolve, reject });
    if (!isCommitting) void outside(commitAll);
    return promise;
  };
}

const passed = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** Never rejects: every caller is told by its own promise. */
async function commit(batch: Batch, waiting: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await batch(waiting.map(({ group }) => group));
    for (const [index, { resolve, reject }] of waiting.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) reject(new Error('a batch answered for fewer groups than it was given'));
      else resolve(outcome);
    }
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}
