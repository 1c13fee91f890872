import * as Y from 'yjs';
import type { Instant } from '#shared/core/instant.ts';
import type { KeptText } from './kept-text.ts';
import type { RescueList } from './rescue-list.ts';

/**
 * The right to a text is gone: nothing of it stays on the device but the words that no server has, once these are safe
 * in the list. A device that fails keeps what it has until the logout.
 */
export async function leaveDevice(kept: KeptText | null, rescue: RescueList, at: Instant): Promise<void> {
  const left = await kept?.leave().catch(() => undefined); // not read: nothing of it may go
  if (left) rescue.abandon(left);
  const isSafe = await rescue.settle(new Y.Doc(), at);
  if (isSafe && left !== undefined) await kept?.drop().catch(() => undefined); // it goes with the logout
}
