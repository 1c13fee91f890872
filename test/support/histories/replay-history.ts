import { type Random, seeded } from '#test/support/random.ts';
import { LetterHistory } from './letter-history.ts';
import { TypingHistory } from './typing-history.ts';
import { WholeHistory } from './whole-history.ts';

/** One seeded course of events around a text. */
type RandomHistory = {
  readonly steps: readonly string[];
  run(): Promise<void>;
  /** What must not be, as sentences; none when all is well. */
  faults(): Promise<string[]>;
  destroy(): void;
};

export const historyKinds = ['typing', 'letters', 'whole'] as const;
export type HistoryKind = (typeof historyKinds)[number];

const begin: Record<HistoryKind, (random: Random) => RandomHistory> = {
  typing: (random) => new TypingHistory(random),
  letters: (random) => new LetterHistory(random),
  whole: (random) => new WholeHistory(random),
};

/** Plays the history of a seed: null when all was well, else what was not, and all that led to it. */
export async function replayHistory(kind: HistoryKind, seed: number): Promise<string | null> {
  const history = begin[kind](seeded(seed));
  const story = (faults: readonly string[]): string =>
    `history ${kind} of seed ${seed}:\n${faults.join('\n')}\nafter:\n${history.steps.join('\n')}`;
  try {
    await history.run();
    const faults = await history.faults();
    return faults.length === 0 ? null : story(faults);
  } catch (error) {
    return story([error instanceof Error ? (error.stack ?? error.message) : String(error)]);
  } finally {
    history.destroy();
  }
}
