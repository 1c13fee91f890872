import type { Transaction } from 'kysely';
import type { SideId } from '#shared/core/id.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { Schema } from '#server/database/schema.ts';

/** Monday to Friday is worked, until a Side tells otherwise. */
const USUAL_WEEKEND: readonly number[] = [6, 7];

export async function putWeekend(
  transaction: Transaction<Schema>,
  side: SideId,
  weekend: readonly number[],
): Promise<void> {
  const row = { weekend: JSON.stringify(weekend) };
  await transaction
    .insertInto('side_calendar')
    .values({ side, ...row })
    .onConflict((conflict) => conflict.column('side').doUpdateSet(row))
    .execute();
}

/** A day is told of a calendar that exists. */
async function beginCalendar(transaction: Transaction<Schema>, side: SideId): Promise<void> {
  await transaction
    .insertInto('side_calendar')
    .values({ side, weekend: JSON.stringify(USUAL_WEEKEND) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

type DayOfSide = { side: SideId; day: CalendarDay };

export async function putHoliday(
  transaction: Transaction<Schema>,
  { side, day, name }: DayOfSide & { name: LocalizedName },
): Promise<void> {
  await beginCalendar(transaction, side);
  const row = { names: JSON.stringify(name) };
  await transaction
    .insertInto('side_holiday')
    .values({ side, day, ...row })
    .onConflict((conflict) => conflict.columns(['side', 'day']).doUpdateSet(row))
    .execute();
}

export async function deleteHoliday(
  transaction: Transaction<Schema>,
  { side, day }: DayOfSide,
): Promise<void> {
  await transaction.deleteFrom('side_holiday').where('side', '=', side).where('day', '=', day).execute();
}

export async function putWorkingDay(
  transaction: Transaction<Schema>,
  { side, day }: DayOfSide,
): Promise<void> {
  await beginCalendar(transaction, side);
  await transaction
    .insertInto('side_working_day')
    .values({ side, day })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteWorkingDay(
  transaction: Transaction<Schema>,
  { side, day }: DayOfSide,
): Promise<void> {
  await transaction.deleteFrom('side_working_day').where('side', '=', side).where('day', '=', day).execute();
}
