import type { SyncCounts } from './sync-counts.ts';
import type { UpdateLog } from './update-log.ts';

/** The same log, whose commits are counted and timed. */
export function countedLog(log: UpdateLog, counts: SyncCounts): UpdateLog {
  return {
    load: (text) => log.load(text),
    compact: (text, checkpoint) => log.compact(text, checkpoint),
    async append(append) {
      const startedAt = performance.now();
      try {
        await log.append(append);
      } catch (error) {
        counts.failedCommits += 1;
        throw error;
      }
      counts.commitSeconds.note((performance.now() - startedAt) / 1000);
      counts.commitRows.note(append.entries.length);
      counts.updates += append.entries.length;
      for (const { bytes } of append.entries) counts.updateBytes += bytes.length;
    },
  };
}
