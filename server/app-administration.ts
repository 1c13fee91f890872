// Composition root of what is administered: a part of `app.ts` with a file of its own.
import { recordFact } from './audit/audit-service.ts';
import type { AccessChanges } from './platform/access-changes.ts';
import type { CommandGround } from './sides/acting-now.ts';
import { createMemberSeatService } from './sides/member-seat-service.ts';
import { createSideSettingService } from './sides/settings/side-setting-service.ts';
import { createSubGroupService } from './sides/sub-groups/sub-group-service.ts';

type Needs = Omit<CommandGround, 'recordFact'> & {
  access: AccessChanges;
  /** Told when the offices of a Side work on other days. */
  onCalendarChange: () => void;
};

/** Members' seats, sub-groups and the Sides, as those change them who look after them. */
export function administrationOf(needs: Needs) {
  const base = { ...needs, recordFact };
  return {
    memberSeats: createMemberSeatService(base),
    subGroups: createSubGroupService(base),
    sideSettings: createSideSettingService(base),
  };
}
