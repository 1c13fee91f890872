import type { ActionState } from '#shared/actions/action-state.ts';
import { actionSchema } from '#shared/actions/action.ts';
import { type ActionFact, actionFactSchema } from '#shared/actions/action-facts.ts';
import { addDays } from '#shared/core/calendar-day.ts';
import { appendFact } from '#server/actions/action-store.ts';
import { openDatabase } from '#server/database/open-database.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { demoBodies, demoInitiatives, demoSectors } from '#server/demo/demo-initiatives.ts';
import { seedWorkspace } from '#server/demo/seed-workspace.ts';
import { seeded } from './random.ts';

const verbs = ['Transmit', 'Exchange', 'Prepare', 'Examine', 'Submit', 'Hold'];
const things = [
  'the list of priority projects',
  'a technical description',
  'the draft roadmap',
  'a joint workshop',
];
const statuses = ['in-progress', 'awaiting-other-side', 'partially-done', 'reported'] as const;

/**
 * Founds the demonstration of the months after the 11th session in a folder without a server, with so many more actions
 * in every state that reports lead to.
 */
export async function seedLongRegister(folder: string, actions: number, seed: number): Promise<void> {
  const database = await openDatabase({ folder });
  try {
    await seedWorkspace({ db: database.db, now: () => Date.now(), scenario: 'follow-up' });
    await inTransaction(database.db, async (transaction) => {
      for (let number = 1; number <= actions; number += 1) {
        let state: ActionState | null = null;
        for (const fact of lifeOf(number, seed)) state = await appendFact(transaction, state, fact);
      }
    });
  } finally {
    await database.close();
  }
}

function lifeOf(number: number, seed: number): ActionFact[] {
  const random = seeded(seed + number);
  const below = (end: number): number => random.below(end);
  const chance = (probability: number): boolean => random.chance(probability);
  const pick = <T>(items: readonly T[]): T => random.pick(items);
  const sides = chance(0.4) ? ['in', 'ru'] : [chance(0.5) ? 'in' : 'ru'];
  const facts: ActionFact[] = [];
  const take = (side: string, on: string, given: Record<string, unknown>): void => {
    const written = { seq: facts.length + 1, at: facts.length, on, member: `${side}-secretary`, side };
    facts.push(actionFactSchema.parse({ ...written, ...given }));
  };
  const [first = 'in'] = sides;
  const what = `${pick(verbs)} ${pick(things)} (${number})`;
  take(first, '2025-08-06', {
    fact: 'ActionRegistered',
    action: actionSchema.parse({
      id: `x-${String(number).padStart(4, '0')}`,
      session: 'session-11',
      commitment: {
        kind: 'commitment',
        deliverable: { en: what, ru: `Исполнить поручение ${number}` },
        parts: sides.map((side) => ({
          side,
          leadBody: pick(demoBodies().filter((body) => body.side === side)).id,
          coExecutors: [],
          deliverable: {},
        })),
        deadline: { kind: 'absolute', day: addDays('2025-09-01', below(500)) },
        dependsOn: null,
      },
      filing: {
        sector: pick(demoSectors()).id,
        initiative: chance(0.5) ? pick(demoInitiatives()).id : null,
        subGroup: null,
      },
      quote: null,
    }),
  });
  if (chance(0.7)) {
    const evidence = [{ kind: 'reference', number: `${number}/2025`, date: '2025-10-01' }];
    take(first, '2025-10-01', {
      fact: 'ActionReported',
      status: pick(statuses),
      words: 'As agreed.',
      evidence,
    });
  }
  return facts;
}
