import type { BodyId, SideId } from '#shared/core/id.ts';
import { DueState } from './due-state.ts';
import { isOwed } from './part-counts.ts';
import type { RegisterRow } from './register.ts';

/** What a body has still to report done as lead; in how many further parts it only helps. */
export type BodyLoad = {
  readonly side: SideId;
  /** Null: the parts of that Side that name no lead body. */
  readonly body: BodyId | null;
  readonly overdue: number;
  /** Within 30 days, today included. */
  readonly soon: number;
  /** Later, or without a last day. */
  readonly later: number;
  readonly asCoExecutor: number;
};

const soon: readonly DueState[] = [DueState.today, DueState.in3, DueState.in14, DueState.in30];

/** For every body with something still owed, from the heaviest load. */
export function bodyLoads(rows: readonly RegisterRow[]): readonly BodyLoad[] {
  const loads = new Map<string, Mutable<BodyLoad>>();
  const loadOf = (side: SideId, body: BodyId | null): Mutable<BodyLoad> => {
    const key = `${side} ${body ?? ''}`;
    const load = loads.get(key) ?? { side, body, overdue: 0, soon: 0, later: 0, asCoExecutor: 0 };
    loads.set(key, load);
    return load;
  };
  for (const row of rows) {
    for (const part of row.parts.filter((each) => isOwed(row, each))) {
      loadOf(part.side, part.leadBody)[nearness(row)] += 1;
      for (const body of part.coExecutors) loadOf(part.side, body).asCoExecutor += 1;
    }
  }
  return [...loads.values()].sort((a, b) => ledBy(b) - ledBy(a) || b.asCoExecutor - a.asCoExecutor);
}

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** Parts that it leads. */
export function ledBy({ overdue, soon, later }: BodyLoad): number {
  return overdue + soon + later;
}

function nearness({ dueState }: RegisterRow): 'overdue' | 'soon' | 'later' {
  if (dueState === DueState.overdue) return 'overdue';
  return soon.includes(dueState) ? 'soon' : 'later';
}
