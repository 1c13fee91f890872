import type { Transaction } from 'kysely';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import type { ActionState } from '#shared/actions/action-state.ts';
import { FactName, systemFact } from '#shared/audit/audit-fact.ts';
import type { Instant } from '#shared/core/instant.ts';
import { appendFact, readRevisions } from '#server/actions/action-store.ts';
import { recordFact } from '#server/audit/audit-service.ts';
import { DemoScenario } from '#server/config.ts';
import type { Schema } from '#server/database/schema.ts';
import { insertIndicator } from '#server/initiatives/indicator-store.ts';
import { insertInitiatives, insertSectors, insertStage } from '#server/initiatives/initiative-store.ts';
import { insertBodies, insertCalendar } from '#server/sides/body-store.ts';
import { businessDateOf } from './business-date.ts';
import { demoCommitments, demoDecisions } from './demo-actions.ts';
import { demoCalendars } from './demo-calendars.ts';
import { demoBodies, demoIndicators, demoInitiatives, demoSectors, demoStages } from './demo-initiatives.ts';

type Seeding = { scenario: DemoScenario; at: Instant };

/** Adds what the register lacks, each kind as a whole: what people have changed since stays as it is. */
export async function seedRegister(transaction: Transaction<Schema>, seeding: Seeding): Promise<void> {
  if (await isEmpty(transaction, 'body')) await insertBodies(transaction, demoBodies());
  if (await isEmpty(transaction, 'side_calendar')) {
    for (const calendar of demoCalendars()) await insertCalendar(transaction, calendar);
  }
  if (await isEmpty(transaction, 'sector')) await insertSectors(transaction, demoSectors());
  if (await isEmpty(transaction, 'initiative')) await seedInitiatives(transaction, seeding);
  if (await isEmpty(transaction, 'indicator')) {
    for (const [position, indicator] of demoIndicators().entries()) {
      await insertIndicator(transaction, indicator, position);
    }
  }
  await seedActions(transaction, seeding);
}

async function seedInitiatives(transaction: Transaction<Schema>, { scenario, at }: Seeding): Promise<void> {
  await insertInitiatives(transaction, demoInitiatives());
  for (const stage of demoStages(businessDateOf(scenario))) await insertStage(transaction, { ...stage, at });
}

/** On the eve of the 11th session only the decisions of the 10th are in the register. */
async function seedActions(transaction: Transaction<Schema>, { scenario, at }: Seeding): Promise<void> {
  const histories = [...demoDecisions(), ...(scenario === DemoScenario.followUp ? demoCommitments() : [])];
  const known = new Set((await readRevisions(transaction)).map(({ id }) => id));
  for (const facts of histories) await seedAction(transaction, { facts, known, at });
}

async function seedAction(
  transaction: Transaction<Schema>,
  seeding: { facts: readonly ActionFact[]; known: ReadonlySet<string>; at: Instant },
): Promise<void> {
  const [first] = seeding.facts;
  if (first?.fact !== 'ActionRegistered' || seeding.known.has(first.action.id)) return;
  let state: ActionState | null = null;
  for (const fact of seeding.facts) state = await appendFact(transaction, state, fact);
  const fact = systemFact(seeding.at, FactName.actionFactStored, `action/${first.action.id}`);
  await recordFact(transaction, { ...fact, details: { seeded: true, facts: seeding.facts.length } });
}

async function isEmpty(
  transaction: Transaction<Schema>,
  table: 'body' | 'side_calendar' | 'sector' | 'initiative' | 'indicator',
): Promise<boolean> {
  const row = await transaction
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  return row?.count === 0;
}
