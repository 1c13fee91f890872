import type { TextKey } from '#shared/drafting/text-address.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/log.ts';
import type { LiveText } from './live-text.ts';
import type { SyncLimits } from './limits.ts';
import type { Room } from './room.ts';
import type { SyncCounts } from './sync-counts.ts';
import type { UpdateLog } from './update-log.ts';

/** What a room is made of. */
export type RoomOptions = {
  key: TextKey;
  text: LiveText;
  /** Sequence number of the last stored row, and rows since the last checkpoint. */
  committed: number;
  rowsSinceCheckpoint: number;
  log: UpdateLog;
  limits: SyncLimits;
  clock: Clock;
  logger: Logger;
  counts: SyncCounts;
  /** Called once when the room gave up: it must be forgotten, the next opening builds it anew. */
  onEnd: (room: Room) => void;
};
