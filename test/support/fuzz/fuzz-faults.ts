import type { FuzzReport } from './fuzz-run.ts';

/** The resident memory of the server may grow so much once garbage is collected: its caches, and what was accepted. */
const MAX_GROWTH_MIB = 100;
/**
 * Round trip of a receipt under the flood, with other work beside it: not the aim (the event loop's worst, below) but
 * what no noise of a shared machine explains away.
 */
const LONGEST_STALL_MS = 2000;
/**
 * What no message may take of the event loop, in its thread's processor time. The clock says nothing of the server where
 * others want the processors: an idle process misses little there, one that works waits for its turn.
 */
const LONGEST_WORK_MS = 50;
/** An idle process beside misses no more where nothing else runs: there the clock is held to the same. */
const QUIET_MS = 10;

/** Of the costly updates: as dear as one may be, then dearer ones and such as hold too much in a value. */
const COSTLY = [...Array.from({ length: 8 }, () => 'accepted'), 'walk', 'malformed', 'malformed'];

/** Closes that say nothing against the server: refusals, our own ends of a line, and broken frames. */
const isExpected = (code: number): boolean =>
  (code >= 4400 && code < 4500) || [1002, 1005, 1006, 1007, 1009].includes(code);

/** What a flood has done that it must not; none when all was well. */
export function fuzzFaults(report: FuzzReport): string[] {
  const { frames, updates, costly, growthMiB, witness, difference, errors } = report;
  const codes = [...frames.closes.keys(), ...updates.closes.keys()].filter((code) => !isExpected(code));
  const checks: [isWell: boolean, otherwise: string][] = [
    [codes.length === 0, `lines were closed with ${codes.join()}`],
    [costly.join() === COSTLY.join(), `costly updates: ${costly.join()}`],
    [growthMiB < MAX_GROWTH_MIB, `memory grew by ${growthMiB.toFixed(0)} MiB`],
    [witness.isUndisturbed, 'somebody at work was disturbed'],
    [witness.receipts > witness.typed * 0.9, `${witness.receipts} receipts for ${witness.typed} marks`],
    [(witness.slowest[0] ?? Infinity) < LONGEST_STALL_MS, `a receipt took ${witness.slowest[0]} ms`],
    [difference === null, `replicas of one text differ: ${difference ?? ''}`],
    [errors.length === 0, `the server logged faults of its own: ${errors[0] ?? ''}`],
  ];
  return [...checks.flatMap(([isWell, otherwise]) => (isWell ? [] : [otherwise])), ...stallsOf(report)];
}

function stallsOf({ loops: { idle, ...loops } }: FuzzReport): string[] {
  const isQuiet = idle.worstMs < QUIET_MS;
  return Object.entries(loops).flatMap(([what, { longestWorkMs, worstMs }]) => {
    const stall = isQuiet ? Math.max(longestWorkMs, worstMs) : longestWorkMs;
    return stall < LONGEST_WORK_MS ? [] : [`the event loop stood still for ${stall} ms under ${what}`];
  });
}
