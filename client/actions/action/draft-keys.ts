import { rememberedKeys } from '#client/browser/local-storage.ts';
import type { ActionId, MemberId } from '#shared/core/id.ts';

// Both begin as all that a member keeps on a device does: leaving the room wipes them.
const draftsOf = (member: MemberId) => `alternat:${member}:action-draft:`;

/** Where what a member has written on an action is kept; nothing stands there when nothing is written. */
export const draftsKey = (member: MemberId, action: ActionId): string => `${draftsOf(member)}${action}`;

/** Where it is kept which form stood open last. */
export const openFormKey = (member: MemberId, action: ActionId): string =>
  `alternat:${member}:action-form:${action}`;

/** Whether words of this member wait on this device that no step has carried to the server. */
export function keepsDrafts(member: MemberId): boolean {
  return rememberedKeys(draftsOf(member)).length > 0;
}
