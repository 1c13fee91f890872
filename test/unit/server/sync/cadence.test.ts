import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Spread } from '#server/platform/spread.ts';
import { Cadence } from '#server/sync/cadence.ts';

test('a quiet room writes in the turn after the next, so that others come in between; asking twice is asking once', async () => {
  let flushes = 0;
  const waits = new Spread([1]);
  const cadence = new Cadence(
    async () => {
      flushes += 1;
    },
    { windowMinMs: 0, windowMaxMs: 0 },
    waits,
  );
  cadence.want();
  cadence.want();
  await turn();
  expect(flushes).toBe(0);
  await turn();
  await turn();
  expect(flushes).toBe(1);
  await cadence.settle();
  expect(flushes).toBe(1);
  expect(waits.counts).toEqual([1, 0]);
  expect(waits.sum).toBeGreaterThan(0);
});
