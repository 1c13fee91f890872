// Loaded into a server under test (`node --import`): tells on SIGUSR2 for how long its event loop stood still at worst.
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between two looks: the monitor's own share of every figure. */
const RESOLUTION_MS = 1;

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

/** Between two looks there is one turn of the loop, and what this thread worked in it: no noise of other processes. */
const processorMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
let longestWork = 0;
let workedUntil = processorMs();
setInterval(() => {
  const now = processorMs();
  longestWork = Math.max(longestWork, now - workedUntil);
  workedUntil = now;
}, RESOLUTION_MS).unref();

process.on('SIGUSR2', () => {
  const figures = {
    p99Ms: delay.percentile(99) / 1e6,
    p999Ms: delay.percentile(99.9) / 1e6,
    worstMs: delay.max / 1e6,
    longestWorkMs: longestWork,
  };
  // What is left of memory now is in use, and not waiting to be collected. That standstill is ours: it is forgotten.
  globalThis.gc?.();
  setTimeout(() => {
    delay.reset();
    longestWork = 0;
    workedUntil = processorMs();
    const { heapUsed, external } = process.memoryUsage();
    const inUseMiB = (heapUsed + external) / 2 ** 20;
    process.stderr.write(`event loop: ${JSON.stringify({ ...figures, inUseMiB })}\n`);
  }, 10 * RESOLUTION_MS);
});
