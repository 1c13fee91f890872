import type { SideId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { isValidOn } from '#shared/sides/sub-group.ts';
import type { LedSubGroup, SubGroupLead } from '#shared/sides/sub-group-command.ts';

/** Who leads the sub-group for the Side on that day; null: nobody. */
export function leadToday({ leads }: LedSubGroup, side: SideId, today: CalendarDay): SubGroupLead | null {
  return leads.find((lead) => lead.side === side && isValidOn(lead, today)) ?? null;
}
