const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Calls `stop` at the first signal to end; a second one ends the process at once, saved or not. */
export function onStopSignal(stop: (signal: string) => void): void {
  let isStopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    stop(signal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
}
