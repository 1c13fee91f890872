import type { MemberId, SubGroupId } from '#shared/core/id.ts';

/**
 * Port: what was opened by a right that has changed is closed and asks again. Told after the commit, so that whoever
 * comes back meets the new right.
 */
export type AccessChanges = {
  /** Role or sub-groups of the member are others from now on. */
  memberChanged(member: MemberId): Promise<void>;
  /** The sub-group begins or ends on other days; `members` sit in it on some day from today on. */
  subGroupChanged(subGroup: SubGroupId, members: readonly MemberId[]): Promise<void>;
};
