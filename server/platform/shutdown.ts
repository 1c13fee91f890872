const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Ctrl-C under npm arrives twice, from the terminal and from npm, and nobody means it who presses twice in a hurry. */
const SAME_WISH_MS = 2000;

/** Calls `stop` at the first signal to end; one that comes clearly later ends the process at once, saved or not. */
export function onStopSignal(stop: (signal: string) => void): void {
  let stoppingSince: number | null = null;
  const onSignal = (signal: NodeJS.Signals): void => {
    const now = performance.now();
    if (stoppingSince === null) {
      stoppingSince = now;
      stop(signal);
    } else if (now - stoppingSince >= SAME_WISH_MS) {
      process.exit(1);
    }
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
}
