import type { SideLooks } from '#client/sides/side-looks.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { Body } from '#shared/sides/body.ts';
import type { ListedMember } from '#shared/sides/invitation.ts';
import type { Member } from '#shared/sides/member.ts';
import type { Side } from '#shared/sides/side.ts';

/** What the sub-groups are shown and changed upon. */
export type SubGroupGround = {
  reader: Member;
  today: CalendarDay;
  /** In the reader's order. */
  sides: readonly Side[];
  looks: SideLooks;
  bodies: readonly Body[];
  /** Those whom the reader looks after. */
  members: readonly ListedMember[];
};
