import { expect, test } from 'vitest';
import type { ActionFact } from '#shared/actions/action-facts.ts';
import { actionSchema } from '#shared/actions/action.ts';
import { memberIdSchema } from '#shared/core/id.ts';
import { inTransaction } from '#server/database/transaction.ts';
import { appendFact } from '#server/actions/action-store.ts';
import { anAction, india } from '#test/support/action-history.ts';
import { registerClient } from '#test/support/register-client.ts';
import { startApp } from '#test/support/start-app.ts';

const COUNT = 5000;

test('five thousand actions are one answer, quick when little has changed', async () => {
  const app = await startApp({ scenario: 'follow-up' });
  const written = {
    seq: 1,
    at: 0,
    on: '2025-08-06',
    member: memberIdSchema.parse('in-secretary'),
    side: india,
  };
  await inTransaction(app.app.database.db, async (transaction) => {
    for (let index = 0; index < COUNT; index += 1) {
      const deadline = {
        kind: 'absolute' as const,
        day: `2026-${String(1 + (index % 12)).padStart(2, '0')}-15`,
      };
      const action = actionSchema.parse(anAction({ id: `x-${index}`, deadline }));
      const fact: ActionFact = { ...written, fact: 'ActionRegistered', action };
      await appendFact(transaction, null, fact);
    }
  });
  const reader = await registerClient(app, 'ru-secretary');
  const times: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn < 6; turn += 1) {
    const began = performance.now();
    const answer = await app.get('/api/actions', reader.cookie);
    bytes = (await answer.arrayBuffer()).byteLength;
    times.push(performance.now() - began);
    await reader.move(`x-${turn}`, { move: 'note', words: 'one has changed' }, 1);
  }
  const [first = 0, ...later] = times;
  const median = later.sort((a, b) => a - b)[2] ?? 0;
  console.log(
    `5,000 actions: ${Math.round(bytes / 1024)} KiB, first ${first.toFixed(0)} ms, then ${median.toFixed(0)} ms`,
  );
  expect((await reader.register()).rows).toHaveLength(COUNT + 23);
  expect(first).toBeLessThan(5000);
  expect(median).toBeLessThan(1000);
  await app.stop();
});
