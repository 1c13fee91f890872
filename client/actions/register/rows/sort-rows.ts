import { ActionStatus } from '#shared/actions/action-status.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { formatTag, type Locale } from '#shared/i18n/locale.ts';
import type { NamedRow } from './named-row.ts';
import { Column, type Sort } from '#client/actions/register/register-view.ts';

/** In the order in which an action lives, not of the alphabet. */
export const statusOrder: readonly ActionStatus[] = [
  ActionStatus.open,
  ActionStatus.inProgress,
  ActionStatus.awaitingOtherSide,
  ActionStatus.partiallyDone,
  ActionStatus.extended,
  ActionStatus.carriedOver,
  ActionStatus.reported,
  ActionStatus.closed,
  ActionStatus.superseded,
  ActionStatus.dropped,
];

type Compare = (a: NamedRow, b: NamedRow) => number;

/** Sorted by one column, rows that have nothing there last whichever way; equal ones by session and number. */
export function sortRows(rows: readonly NamedRow[], sort: Sort, locale: Locale): readonly NamedRow[] {
  const { compare: compareWords } = new Intl.Collator(formatTag[locale], { numeric: true });
  const key = keyOf[sort.column];
  const direction = sort.isDescending ? -1 : 1;
  const byNumber: Compare = (a, b) =>
    a.row.sessionNumber - b.row.sessionNumber || compareWords(a.label, b.label);
  if (sort.column === Column.number) return rows.toSorted((a, b) => direction * byNumber(a, b));
  const keyed = rows.map((named) => ({ named, key: key(named) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key, { direction, compareWords }) || byNumber(a.named, b.named));
  return keyed.map(({ named }) => named);
}

type Key = string | number | null;

function compareKeys(
  a: Key,
  b: Key,
  { direction, compareWords }: { direction: 1 | -1; compareWords: (a: string, b: string) => number },
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
  return direction * compareWords(String(a), String(b));
}

const wordsOrNull = (words: string): string | null => (words === '' ? null : words);
const dayNumber = (day: CalendarDay | null): number | null =>
  day === null ? null : Number(day.replaceAll('-', ''));

const keyOf: Readonly<Record<Column, (named: NamedRow) => Key>> = {
  [Column.number]: ({ label }) => label,
  [Column.decision]: ({ deliverable }) => wordsOrNull(deliverable),
  [Column.responsible]: ({ parts }) => wordsOrNull(parts.map(({ bodies }) => bodies).join('; ')),
  [Column.status]: ({ row }) => statusOrder.indexOf(row.status),
  [Column.due]: ({ row }) => dayNumber(row.due),
  [Column.deadline]: ({ row, deadline }) => dayNumber(row.due) ?? wordsOrNull(deadline),
  [Column.session]: ({ row }) => row.sessionNumber,
  [Column.age]: ({ row }) => row.age,
  [Column.sector]: ({ sector }) => wordsOrNull(sector),
  [Column.subGroup]: ({ subGroup }) => wordsOrNull(subGroup),
  [Column.initiative]: ({ initiative }) => wordsOrNull(initiative),
  [Column.registered]: ({ row }) => dayNumber(row.registeredOn),
  [Column.finished]: ({ row }) => dayNumber(row.finishedOn),
};
