import { ReportStatus } from '#shared/actions/action-facts.ts';
import { addMonths } from '#shared/core/calendar-day.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { initiativeIdSchema, sectorIdSchema, subGroupIdSchema } from '#shared/core/id.ts';
import { exhaustive } from '#shared/core/exhaustive.ts';
import type { WantedMove } from './wanted-move.ts';

/** What can be done to many alike, in the order of a review. */
export const bulkKinds = ['report', 'accept', 'return', 'extend', 'accept-proposal', 'file', 'note'] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** A choice of the form that leaves as it is, or takes away. */
export const KEEP = 'keep';
export const NONE = 'none';

/** All that the form may hold; each kind takes its own. */
export type Draft = {
  readonly kind: BulkKind;
  readonly status: ReportStatus;
  /** Words of a report or note, or a reason. */
  readonly words: string;
  readonly letterNumber: string;
  readonly letterDate: CalendarDay;
  readonly day: CalendarDay;
  readonly sector: string;
  readonly subGroup: string;
  readonly initiative: string;
};

export function draftOf(today: CalendarDay): Draft {
  return {
    kind: 'report',
    status: ReportStatus.inProgress,
    words: '',
    letterNumber: '',
    letterDate: today,
    day: addMonths(today, 3),
    sector: KEEP,
    subGroup: KEEP,
    initiative: KEEP,
  };
}

export function wantedOf(draft: Draft): WantedMove {
  const { kind, words, status } = draft;
  switch (kind) {
    case 'report': {
      const letter = { number: draft.letterNumber, date: draft.letterDate };
      return { kind, status, words, letter: status === ReportStatus.reported ? letter : null };
    }
    case 'return':
      return { kind, reason: words };
    case 'extend':
      return { kind, day: draft.day, reason: words };
    case 'note':
      return { kind, words };
    case 'file':
      return {
        kind,
        ...filed('sector', draft.sector, (id) => sectorIdSchema.parse(id)),
        ...filed('subGroup', draft.subGroup, (id) => subGroupIdSchema.parse(id)),
        ...filed('initiative', draft.initiative, (id) => initiativeIdSchema.parse(id)),
      };
    case 'accept':
    case 'accept-proposal':
      return { kind };
    default:
      return exhaustive(kind);
  }
}

function filed<Name extends string, Id>(
  name: Name,
  choice: string,
  idOf: (id: string) => Id,
): { [Key in Name]?: Id | null } {
  const value = choice === KEEP ? {} : { [name]: choice === NONE ? null : idOf(choice) };
  // A computed name widens to string.
  return value as { [Key in Name]?: Id | null };
}
