import type { CalendarDay } from '#shared/core/instant.ts';
import { type SubGroup, isValidOn, nameOn } from '#shared/sides/sub-group.ts';
import { SessionStage, type Session } from './session.ts';

/** Those whose validity covers the day, both ends inclusive (domain rule 4). */
function subGroupsOn(all: readonly SubGroup[], day: CalendarDay): readonly SubGroup[] {
  return all.filter((each) => isValidOn(each, day));
}

/** The sub-groups that write for a session: its own once it is opened, by their names of then; while it is prepared, those of today. */
export function subGroupsOf(
  session: Session,
  all: readonly SubGroup[],
  today: CalendarDay,
): readonly SubGroup[] {
  const day = session.startsOn ?? today;
  const own = all
    .filter(({ id }) => session.subGroups.includes(id))
    .map((each) => ({ ...each, name: nameOn(each, day) }));
  return own.length === 0 && session.stage === SessionStage.preparing ? subGroupsOn(all, today) : own;
}
