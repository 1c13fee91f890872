// Loaded into a server under test (`node --import`): tells on SIGUSR2 for how long its event loop stood still at worst.
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between two looks: the monitor's own share of every figure. */
const RESOLUTION_MS = 1;

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();

process.on('SIGUSR2', () => {
  const milliseconds = (nanoseconds: number): string => (nanoseconds / 1e6).toFixed(1);
  process.stderr.write(
    `event loop: p99 ${milliseconds(delay.percentile(99))} ms, p99.9 ${milliseconds(delay.percentile(99.9))} ms, worst ${milliseconds(delay.max)} ms\n`,
  );
  delay.reset();
});
