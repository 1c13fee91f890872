import type { TextWriter } from '#test/bench/client/text-writer.ts';

/** Everybody types at the same pace, one after the other and not all at once. The answer makes them stop. */
export function typeSteadily(writers: readonly TextWriter[], perSecond: number): () => void {
  const every = 1000 / perSecond;
  const timers: NodeJS.Timeout[] = [];
  for (const [index, writer] of writers.entries()) {
    const begin = (): void => {
      timers.push(setInterval(() => writer.type(), every));
    };
    timers.push(setTimeout(begin, (index / writers.length) * every));
  }
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
