import { expect, test } from 'vitest';
import type { Minute } from '#test/drills/session/session-minute.ts';
import { verdictOf } from '#test/drills/session/session-verdict.ts';

const UPDATES = 24_000;
/** MiB a minute. */
const LOGGED = 0.5;

/** Half an hour in which nothing happens but what is said of a minute. */
function halfAnHour(of: (minute: number) => Partial<Minute>, length = 30): Minute[] {
  return Array.from({ length }, (_, index) => {
    const minute = index + 1;
    return {
      minute,
      updates: UPDATES,
      delivery50: 5,
      delivery99: 15,
      receipt50: 5,
      receipt99: 15,
      slowestReceipt: 60,
      serverMiB: 200,
      serverHeapMiB: 80,
      serverCpu: 30,
      loadCpu: 30,
      pageMiB: 60,
      pageNodes: 5_000,
      longestTask: 80,
      updatesInAll: minute * UPDATES,
      logMiBInAll: minute * LOGGED,
      ...of(minute),
    };
  });
}

const faultsOf = (of: (minute: number) => Partial<Minute>): string[] => verdictOf(halfAnHour(of)).faults;

test('memory that grows as the log does is flat, and its growth is told', () => {
  const { told, faults } = verdictOf(halfAnHour((minute) => ({ serverMiB: 200 + minute * LOGGED })));
  expect(faults).toEqual([]);
  expect(told[0]).toContain('second half: 2.08 MiB per 100,000 updates, 0.50 MiB a minute');
});

test('a leak of the server or of the page beyond what was logged is a fault', () => {
  // Twenty minutes of which 18 lie between the two medians: 54 MiB, and 2 x 9.5 + 30 are allowed.
  expect(faultsOf((minute) => ({ serverMiB: 200 + 3 * minute }))).toEqual([
    expect.stringMatching(/^server RSS grew 5\d\.0 MiB .* at most 49\.0 /),
  ]);
  expect(faultsOf((minute) => ({ pageMiB: 60 + 3 * minute }))).toEqual([
    expect.stringMatching(/^page heap grew 5\d\.0 MiB /),
  ]);
});

test('what grows in the first third only, or in one minute only, is none', () => {
  expect(faultsOf((minute) => ({ serverMiB: 200 + 20 * Math.min(minute, 10) }))).toEqual([]);
  expect(faultsOf((minute) => ({ serverMiB: minute === 30 ? 900 : 200 }))).toEqual([]);
});

test('latencies that grow with the text are a fault', () => {
  expect(faultsOf((minute) => ({ receipt99: 5 * minute }))).toEqual([]);
  expect(faultsOf((minute) => ({ receipt99: minute > 20 ? 51 : 15 }))).toEqual([
    expect.stringContaining('receipt p99'),
  ]);
  expect(faultsOf((minute) => ({ delivery99: minute > 20 ? 51 : 15 }))).toEqual([
    expect.stringContaining('heard p99'),
  ]);
});

test('one receipt that takes longer than storage may, or a minute without any, is a fault', () => {
  expect(faultsOf((minute) => (minute === 7 ? { slowestReceipt: 2_001 } : {}))).toEqual([
    'minute 7: a receipt took 2001 ms',
  ]);
  expect(faultsOf((minute) => (minute === 7 ? { slowestReceipt: Number.NaN } : {}))).toHaveLength(1);
});

test('a short run is judged by its stalls alone, and says so', () => {
  const short = halfAnHour((minute) => ({ serverMiB: 100 * minute }), 8);
  expect(verdictOf(short)).toEqual({ told: ['Growth is not judged: that takes 9 minutes.'], faults: [] });
});
