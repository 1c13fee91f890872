/** How much and how long. */
export type Pace = {
  readonly rounds: number;
  /** Before what a fresh process does first: its code is still cold. */
  readonly coldWarmUpMs: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** People in one text. */
  readonly people: number;
  /** Texts open at the same time, with two people in each. */
  readonly texts: number;
  /** Lines, and texts, whose memory is measured. */
  readonly lines: number;
  readonly warmOpenings: number;
  /** Edits of the text with a long history, when they are not read from a trace. */
  readonly edits: number;
};

export const fullPace: Pace = {
  rounds: 3,
  coldWarmUpMs: 6_000,
  warmUpMs: 2_000,
  measureMs: 6_000,
  people: 80,
  texts: 500,
  lines: 1_000,
  warmOpenings: 30,
  edits: 260_000,
};

/** The same tables within three minutes: a look, not a measurement. */
export const quickPace: Pace = {
  ...fullPace,
  rounds: 1,
  coldWarmUpMs: 1_500,
  warmUpMs: 500,
  measureMs: 1_000,
  lines: 300,
  warmOpenings: 10,
};
