import type * as Y from 'yjs';
import { documentIdSchema } from '#shared/core/id.ts';
import { textKey } from '#shared/drafting/text-address.ts';
import type { Logger } from '#server/platform/log.ts';
import type { SyncLimits } from '#server/sync/limits.ts';
import type { CreateGate } from '#server/sync/live-text.ts';
import type { TextRight } from '#server/sync/text-access.ts';
import { HandDrivenServer, type Line } from './hand-driven-server.ts';
import { MemoryUpdateLog } from './memory-update-log.ts';
import { SEED_CLIENT, smallText } from './small-text.ts';

export const ROOM_TEXT = 'protocol/common';
export const ROOM_KEY = textKey({ kind: 'common', document: documentIdSchema.parse('protocol') });

export type HandDrivenRoom = {
  server: HandDrivenServer;
  log: MemoryUpdateLog;
  /** Connects and lets the opening exchange happen. */
  join(member: string, options?: { right?: TextRight; isAnnounced?: boolean; doc?: Y.Doc }): Promise<Line>;
  /** Delivers everything in both directions until nothing moves. */
  quiet(): Promise<void>;
};

/** One room over a log in memory, with lines that the test drives. */
export function handDrivenRoom(
  limits: Partial<SyncLimits> = {},
  ports: { createGate?: CreateGate; logger?: Logger } = {},
): HandDrivenRoom {
  const log = new MemoryUpdateLog();
  log.create(ROOM_KEY, {
    epoch: 1,
    state: smallText(4),
    claims: [{ clientId: SEED_CLIENT, member: 'server' }],
  });
  const server = new HandDrivenServer({ log, limits, ...ports });
  const lines: Line[] = [];
  const quiet = async (): Promise<void> => {
    for (let idle = 0; idle < 3;) {
      let moved = false;
      for (const { pair } of lines) {
        while (pair.up()) moved = true;
        while (pair.down()) moved = true;
      }
      await server.settle();
      idle = moved ? 0 : idle + 1;
    }
  };
  return {
    server,
    log,
    quiet,
    join: async (member, options = {}) => {
      const line = await server.connect({ text: ROOM_TEXT, member, ...options });
      lines.push(line);
      await quiet();
      return line;
    },
  };
}
