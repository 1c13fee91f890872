import type { Kysely } from 'kysely';
import { exhaustive } from '#shared/core/exhaustive.ts';
import type { CalendarDay } from '#shared/core/instant.ts';
import { DemoScenario } from '#server/config.ts';
import type { Schema } from '#server/database/schema.ts';

/** The working group's today in a scenario, as long as nobody has set the clock. */
export function businessDateOf(scenario: DemoScenario): CalendarDay {
  switch (scenario) {
    case DemoScenario.drafting:
      return '2025-08-05';
    case DemoScenario.followUp:
      return '2026-01-12';
    default:
      return exhaustive(scenario);
  }
}

/** The day that somebody has set the clock to; null: nobody has. */
export async function readBusinessDate(db: Kysely<Schema>): Promise<CalendarDay | null> {
  const row = await db.selectFrom('workspace').select('business_date').executeTakeFirst();
  return row?.business_date ?? null;
}

/** Kept, so that the demonstration goes on there after a restart. */
export async function storeBusinessDate(db: Kysely<Schema>, day: CalendarDay): Promise<void> {
  await db.updateTable('workspace').set({ business_date: day }).execute();
}
