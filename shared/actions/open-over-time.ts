import { z } from 'zod/mini';
import { lastDayOfMonth } from '#shared/core/calendar-day.ts';
import { actionIdSchema, type ActionId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { ActionFact } from './action-facts.ts';
import { type ActionState, afterFact } from './action-state.ts';
import type { RegisterRow } from './register.ts';

/** Unfinished from that day on; on `to` it was finished, null: it still is not. */
const openSpanSchema = z.object({ from: z.iso.date(), to: z.nullable(z.iso.date()) });
export type OpenSpan = z.infer<typeof openSpanSchema>;

/**
 * Answer of `GET /api/actions/open-spans`: the actions that were ever reopened, which their rows do not tell. All
 * others were unfinished from `registeredOn` to `finishedOn`.
 */
export const openSpansSchema = z.object({
  reopened: z.array(z.object({ id: actionIdSchema, spans: z.array(openSpanSchema) })),
});
export type OpenSpans = z.infer<typeof openSpansSchema>;

/** When an action was unfinished, as its whole history tells. Refuses, by RangeError, what is no history. */
export function openSpans(facts: readonly ActionFact[]): readonly OpenSpan[] {
  const spans: OpenSpan[] = [];
  let state: ActionState | null = null;
  for (const fact of facts) {
    const wasOpen: boolean = state !== null && state.finishedOn === null;
    state = afterFact(state, fact);
    const isOpen = state.finishedOn === null;
    if (isOpen && !wasOpen) spans.push({ from: fact.on, to: null });
    const last = spans.at(-1);
    if (!isOpen && wasOpen && last !== undefined) last.to = state.finishedOn;
  }
  return spans;
}

/** At the end of a day: how many actions were unfinished, by the number of the session that promised them. */
export type OpenPoint = { readonly day: CalendarDay; readonly bySession: ReadonlyMap<number, number> };

/** Months after which only the ends of quarters are shown. */
const MONTHLY_UP_TO = 36;

/** From the month of the first registration to today; empty without actions. */
export function openOverTime(
  rows: readonly RegisterRow[],
  { reopened }: OpenSpans,
  today: CalendarDay,
): readonly OpenPoint[] {
  const known = new Map<ActionId, readonly OpenSpan[]>(reopened.map(({ id, spans }) => [id, spans]));
  const spansOf = ({ id, registeredOn, finishedOn }: RegisterRow): readonly OpenSpan[] =>
    known.get(id) ?? [{ from: registeredOn, to: finishedOn }];
  const histories = rows.map((row) => ({ session: row.sessionNumber, spans: spansOf(row) }));
  const sessions = sessionsOf(rows);
  return daysOf(rows, today).map((day) => {
    const open = histories.filter(({ spans }) => spans.some((span) => isWithin(day, span)));
    const count = (number: number) => open.filter(({ session }) => session === number).length;
    return { day, bySession: new Map(sessions.map((number) => [number, count(number)])) };
  });
}

/** Numbers of the sessions that promised something, from the earliest. */
export function sessionsOf(rows: readonly RegisterRow[]): readonly number[] {
  return [...new Set(rows.map(({ sessionNumber }) => sessionNumber))].sort((a, b) => a - b);
}

function isWithin(day: CalendarDay, { from, to }: OpenSpan): boolean {
  return from <= day && (to === null || day < to);
}

function daysOf(rows: readonly RegisterRow[], today: CalendarDay): CalendarDay[] {
  const [first] = rows.map(({ registeredOn }) => registeredOn).sort();
  if (first === undefined) return [];
  const ends: CalendarDay[] = [];
  const [year = 0, month = 1] = first.split('-').map(Number);
  for (let count = 0; ; count += 1) {
    const end = lastDayOfMonth(year, month + count);
    if (end >= today) break;
    ends.push(end);
  }
  const isQuarterEnd = (day: CalendarDay) => Number(day.slice(5, 7)) % 3 === 0;
  return [...(ends.length > MONTHLY_UP_TO ? ends.filter(isQuarterEnd) : ends), today];
}
