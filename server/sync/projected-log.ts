import type { LiveText } from './live-text.ts';
import type { FollowedText } from './text-projection.ts';
import type { UpdateLog } from './update-log.ts';

/**
 * The log of one room, whose commits carry the rows that are told from its text. They are told only when the live text
 * holds exactly what the commit brings it to; a commit of less leaves them for the next one, and whoever reads them sees
 * by its mark that they are not of now.
 */
export function projectedLog(
  log: UpdateLog,
  {
    text,
    committed,
    followed,
  }: { text: Pick<LiveText, 'changes'>; committed: number; followed: FollowedText },
): UpdateLog {
  return {
    ...log,
    async append(append) {
      const seq = append.firstSeq + append.entries.length - 1;
      if (seq !== committed + text.changes) {
        followed.skipped();
        return log.append(append);
      }
      const { statements, stored } = followed.changedRows();
      try {
        await log.append({ ...append, told: statements });
      } catch (error) {
        // Nobody knows what is stored now, and the same append comes again: with all that there is to tell.
        followed.skipped();
        throw error;
      }
      return stored();
    },
  };
}
