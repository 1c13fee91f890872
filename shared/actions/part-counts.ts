import type { ActionStatus } from './action-status.ts';
import { DueState } from './due-state.ts';
import type { RegisterPart, RegisterRow } from './register.ts';

/** How a part is counted: what its Side reports, or that both Sides have ended the action without its being done. */
export const PartStanding = {
  closed: 'closed',
  reported: 'reported',
  partiallyDone: 'partially-done',
  awaitingOtherSide: 'awaiting-other-side',
  inProgress: 'in-progress',
  open: 'open',
  ended: 'ended',
} as const;
export type PartStanding = (typeof PartStanding)[keyof typeof PartStanding];

/** From what is done to what has not begun, and last what will not be done: the order of every chart and table. */
export const partStandings: readonly PartStanding[] = Object.values(PartStanding);

/** Parts of actions, counted: never averaged (domain rule 26). */
export type PartCount = {
  readonly actions: number;
  readonly parts: number;
  readonly by: Readonly<Record<PartStanding, number>>;
  /** Among those that are still owed. */
  readonly overdue: number;
};

/** A group of a roll-up; `key` null: the actions that name none. */
export type Counted<Key> = { readonly key: Key | null; readonly count: PartCount };

const endings: readonly ActionStatus[] = ['superseded', 'dropped'];

export function standingOf({ status }: RegisterRow, part: RegisterPart): PartStanding {
  return endings.includes(status) && part.status !== 'closed' ? PartStanding.ended : part.status;
}

/** Its Side has still to report it done. */
export function isOwed(row: RegisterRow, part: RegisterPart): boolean {
  const standing = standingOf(row, part);
  return standing !== 'closed' && standing !== 'reported' && standing !== 'ended';
}

/** Every part of those actions by how it stands. */
export function countParts(rows: readonly RegisterRow[]): PartCount {
  const by = Object.fromEntries(partStandings.map((standing) => [standing, 0])) as Record<
    PartStanding,
    number
  >; // every standing has just been given its nought
  let parts = 0;
  let overdue = 0;
  for (const row of rows) {
    for (const part of row.parts) {
      parts += 1;
      by[standingOf(row, part)] += 1;
      if (row.dueState === DueState.overdue && isOwed(row, part)) overdue += 1;
    }
  }
  return { actions: rows.length, parts, by, overdue };
}

/** The same for each group, in the order of `keys`; those that name none come last. Groups without an action are left out. */
export function rollUp<Key>(
  rows: readonly RegisterRow[],
  keys: readonly Key[],
  keyOf: (row: RegisterRow) => Key | null,
): readonly Counted<Key>[] {
  return [...keys, null].flatMap((key) => {
    const own = rows.filter((row) => keyOf(row) === key);
    return own.length === 0 ? [] : [{ key, count: countParts(own) }];
  });
}
