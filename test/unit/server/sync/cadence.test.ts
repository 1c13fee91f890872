import { setImmediate as turn } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
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

test('the window counts from the beginning of the last write, wide after many wishes and narrow after one', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  let flushes = 0;
  const cadence = new Cadence(
    async () => {
      flushes += 1;
    },
    { windowMinMs: 5, windowMaxMs: 10 },
    new Spread([1]),
  );
  const wish = (times: number): void => {
    for (let time = 0; time < times; time += 1) cadence.want();
  };
  wish(1);
  // At once is the turn after the next.
  for (let turns = 0; turns < 3; turns += 1) await vi.advanceTimersToNextTimerAsync();
  expect(flushes).toBe(1);
  wish(3);
  await vi.advanceTimersByTimeAsync(4);
  expect(flushes).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(flushes).toBe(2);
  wish(1);
  await vi.advanceTimersByTimeAsync(9);
  expect(flushes).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(flushes).toBe(3);
  wish(1);
  await vi.advanceTimersByTimeAsync(5);
  expect(flushes).toBe(4);
});
