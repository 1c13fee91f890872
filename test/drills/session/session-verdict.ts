import { quantile } from '#test/bench/quantiles.ts';
import type { Minute } from './session-minute.ts';

/** Below it a third has no three minutes: one collection of garbage, or one noisy minute, would decide. */
const JUDGED_FROM_MINUTES = 9;
/** Minutes of which the median stands for the beginning and for the end. */
const AROUND = 3;
/**
 * The text itself grows, tombstones too, and every replica keeps it. Yjs joins letters that follow each other, so a
 * struct in memory stands for several updates; what is left weighs less than twice the log's bytes.
 */
const KEPT_FOR_LOGGED = 2;
/** What a heap holds more or less from one collection of garbage to the next: V8's young space twice, and pages in reserve. */
const SWING_MIB = 30;
/** A p99 that doubles has a reason that grows with the text. The rest is what a shared machine does to one figure. */
const DRIFT = 2;
const DRIFT_NOISE_MS = 20;
/** `storageSilenceMs` of the server: after so long without an answer storage itself counts as failing. */
const STALL_MS = 2_000;

/** In sentences: what is told, and of it what is not as it should be. */
export type Verdict = { told: string[]; faults: string[] };

/** Whether memory is flat beside what the text takes, whether latencies stay, and whether anything stalled. */
export function verdictOf(minutes: readonly Minute[]): Verdict {
  const told: string[] = [];
  const faults: string[] = [];
  for (const { minute, slowestReceipt } of minutes) {
    if (!(slowestReceipt <= STALL_MS))
      faults.push(`minute ${minute}: a receipt took ${slowestReceipt.toFixed(0)} ms`);
  }
  if (minutes.length < JUDGED_FROM_MINUTES) {
    told.push(`Growth is not judged: that takes ${JUDGED_FROM_MINUTES} minutes.`);
    return { told, faults };
  }
  const judge = (sentence: string, isMet: boolean): void => {
    told.push(`${sentence}: ${isMet ? 'flat' : 'NOT FLAT'}.`);
    if (!isMet) faults.push(sentence);
  };
  for (const [name, pick] of memories) judge(...judgeMemory(name, minutes, pick));
  for (const [name, pick] of latencies) judge(...judgeLatency(name, minutes, pick));
  return { told, faults };
}

type Pick = (minute: Minute) => number;

const memories: readonly (readonly [string, Pick])[] = [
  ['server RSS', ({ serverMiB }) => serverMiB],
  ['page heap', ({ pageMiB }) => pageMiB],
];
const latencies: readonly (readonly [string, Pick])[] = [
  ['heard p99', ({ delivery99 }) => delivery99],
  ['receipt p99', ({ receipt99 }) => receipt99],
];

/** From the end of the first third, in which caches and compiled code come to their size, to the end. */
function judgeMemory(name: string, minutes: readonly Minute[], pick: Pick): [string, boolean] {
  const settled = minutes.slice(Math.floor(minutes.length / 3));
  const from = median(settled.slice(0, AROUND), pick);
  const to = median(settled.slice(-AROUND), pick);
  const logged = (settled.at(-1)?.logMiBInAll ?? 0) - (settled[0]?.logMiBInAll ?? 0);
  const most = KEPT_FOR_LOGGED * logged + SWING_MIB;
  const grown = to - from;
  const half = minutes.slice(Math.floor(minutes.length / 2));
  const perUpdate = slope(half, ({ updatesInAll }) => updatesInAll, pick);
  const perMinute = slope(half, ({ minute }) => minute, pick);
  const sentence =
    `${name} grew ${grown.toFixed(1)} MiB in the last two thirds (${from.toFixed(1)} to ${to.toFixed(1)}), ` +
    `at most ${most.toFixed(1)} (${KEPT_FOR_LOGGED} x ${logged.toFixed(1)} MiB logged + ${SWING_MIB}); ` +
    `second half: ${(perUpdate * 100_000).toFixed(2)} MiB per 100,000 updates, ${perMinute.toFixed(2)} MiB a minute`;
  return [sentence, grown <= most];
}

function judgeLatency(name: string, minutes: readonly Minute[], pick: Pick): [string, boolean] {
  const third = Math.floor(minutes.length / 3);
  const before = median(minutes.slice(third, 2 * third), pick);
  const after = median(minutes.slice(2 * third), pick);
  const most = DRIFT * before + DRIFT_NOISE_MS;
  const sentence =
    `${name}, median of the minutes: ${before.toFixed(1)} ms in the second third, ${after.toFixed(1)} in the last, ` +
    `at most ${most.toFixed(1)} (${DRIFT} x and ${DRIFT_NOISE_MS} ms)`;
  return [sentence, after <= most];
}

function median(minutes: readonly Minute[], pick: Pick): number {
  return quantile(minutes.map(pick), 0.5);
}

/** Least squares. */
function slope(minutes: readonly Minute[], x: Pick, y: Pick): number {
  const mean = (pick: Pick): number =>
    minutes.reduce((sum, minute) => sum + pick(minute), 0) / minutes.length;
  const [meanX, meanY] = [mean(x), mean(y)];
  const covariance = mean((minute) => (x(minute) - meanX) * (y(minute) - meanY));
  return covariance / mean((minute) => (x(minute) - meanX) ** 2);
}
