import type { CalendarDay } from '#shared/core/instant.ts';
import { PartStanding, standingOf } from './part-counts.ts';
import type { RegisterPart, RegisterRow } from './register.ts';

/** How a part kept its deadline. The last three are not counted in a rate. */
const Punctuality = {
  onTime: 'on-time',
  /** In time, but only by a deadline that both Sides had moved. */
  onTimeExtended: 'on-time-extended',
  late: 'late',
  overdue: 'overdue',
  notYetDue: 'not-yet-due',
  noDeadline: 'no-deadline',
  ended: 'ended',
} as const;
type Punctuality = (typeof Punctuality)[keyof typeof Punctuality];

export const countedPunctualities = [
  Punctuality.onTime,
  Punctuality.onTimeExtended,
  Punctuality.late,
  Punctuality.overdue,
] as const;

/**
 * `kept` of `counted` parts: counted is a part that was reported done, or whose last day has passed; kept is one that
 * was reported done by its last day, extended or not. Not counted are parts that are not yet due, that have no last
 * day, and those of actions that were superseded or dropped.
 */
export type OnTimeCount = {
  readonly by: Readonly<Record<Punctuality, number>>;
  readonly kept: number;
  readonly counted: number;
};

/** Judged by the last report, and by the deadline in force: inclusive, in the zone of its Side (domain rule 22). */
function punctualityOf(row: RegisterRow, part: RegisterPart, today: CalendarDay): Punctuality {
  const standing = standingOf(row, part);
  if (standing === PartStanding.ended) return Punctuality.ended;
  if (row.due === null) return Punctuality.noDeadline;
  const isDone = standing === PartStanding.closed || standing === PartStanding.reported;
  if (!isDone || part.report === null) {
    return row.due < today ? Punctuality.overdue : Punctuality.notYetDue;
  }
  if (part.report.on > row.due) return Punctuality.late;
  return row.extensions > 0 ? Punctuality.onTimeExtended : Punctuality.onTime;
}

export function countOnTime(rows: readonly RegisterRow[], today: CalendarDay): OnTimeCount {
  const all = Object.values(Punctuality);
  const by = Object.fromEntries(all.map((kind) => [kind, 0])) as Record<Punctuality, number>; // all are given
  for (const row of rows) for (const part of row.parts) by[punctualityOf(row, part, today)] += 1;
  const counted = countedPunctualities.reduce((sum, kind) => sum + by[kind], 0);
  return { by, kept: by['on-time'] + by['on-time-extended'], counted };
}
