/** A figure of a table: medians over the rounds are shown with the least and the most. */
export type Column = {
  readonly key: string;
  readonly title: string;
  readonly digits: number;
  /** Shown as the ratio to the relay of the same round instead. */
  readonly isRatio?: boolean;
};

export type Table = {
  readonly key: string;
  readonly title: string;
  readonly explanation: string;
  readonly columns: readonly Column[];
};

/** What one server did in one round. */
export type Measured = {
  readonly table: string;
  readonly server: string;
  readonly round: number;
  readonly values: Readonly<Record<string, number>>;
  /** Why a figure is missing, by column. */
  readonly notes?: Readonly<Record<string, string>>;
  /** What was not as it should be: something lost, somebody thrown out. */
  readonly faults: readonly string[];
};

/** What a load tells of a server; the run adds which and when. */
export type Outcome = Pick<Measured, 'values' | 'notes' | 'faults'>;
