import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import { WorkingDayRule } from '#shared/actions/deadline.ts';
import { type Body, bodySchema } from '#shared/sides/body.ts';
import { type SideCalendar, sideCalendarSchema } from '#shared/sides/side-calendar.ts';
import type { Schema } from '#server/database/schema.ts';

type Source = Kysely<Schema> | Transaction<Schema>;

export async function readBodies(db: Source): Promise<Body[]> {
  const rows = await db.selectFrom('body').selectAll().orderBy('position').execute();
  return rows.map(({ id, side, names, short_names }) =>
    bodySchema.parse({ id, side, name: JSON.parse(names), short: JSON.parse(short_names) }),
  );
}

export async function insertBodies(transaction: Transaction<Schema>, bodies: readonly Body[]): Promise<void> {
  for (const [position, { id, side, name, short }] of bodies.entries()) {
    const names = { names: JSON.stringify(name), short_names: JSON.stringify(short) };
    await transaction
      .insertInto('body')
      .values({ id, side, ...names, position })
      .execute();
  }
}

/** One for each Side that has told when its offices work. */
export async function readCalendars(db: Source): Promise<SideCalendar[]> {
  const [calendars, holidays, workingDays] = [
    await db.selectFrom('side_calendar').selectAll().orderBy('side').execute(),
    await db.selectFrom('side_holiday').selectAll().orderBy('day').execute(),
    await db.selectFrom('side_working_day').selectAll().orderBy('day').execute(),
  ];
  return calendars.map(({ side, weekend }) =>
    sideCalendarSchema.parse({
      side,
      weekend: JSON.parse(weekend),
      holidays: holidays
        .filter((row) => row.side === side)
        .map(({ day, names }) => ({ day, name: JSON.parse(names) })),
      workingDays: workingDays.filter((row) => row.side === side).map(({ day }) => day),
    }),
  );
}

export async function insertCalendar(
  transaction: Transaction<Schema>,
  calendar: SideCalendar,
): Promise<void> {
  const { side, weekend, holidays, workingDays } = calendar;
  await transaction
    .insertInto('side_calendar')
    .values({ side, weekend: JSON.stringify(weekend) })
    .execute();
  if (holidays.length > 0) {
    const rows = holidays.map(({ day, name }) => ({ side, day, names: JSON.stringify(name) }));
    await transaction.insertInto('side_holiday').values(rows).execute();
  }
  if (workingDays.length > 0) {
    const rows = workingDays.map((day) => ({ side, day }));
    await transaction.insertInto('side_working_day').values(rows).execute();
  }
}

const ruleSchema = z.enum(WorkingDayRule);

/** As written, until somebody chooses. */
export async function readWorkingDayRule(db: Source): Promise<WorkingDayRule> {
  const row = await db.selectFrom('workspace').select('working_day_rule').executeTakeFirst();
  return row === undefined ? WorkingDayRule.asWritten : ruleSchema.parse(row.working_day_rule);
}

export async function changeWorkingDayRule(
  transaction: Transaction<Schema>,
  rule: WorkingDayRule,
): Promise<void> {
  await transaction.updateTable('workspace').set({ working_day_rule: rule }).execute();
}
