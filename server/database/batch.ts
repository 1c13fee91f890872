/**
 * One statement of a batch, for either database: SQLite's placeholders (`?`, `?2`), none of them in a literal, and each
 * first used where a column tells its type. Parameters are bound as the dialect binds them.
 */
export type BatchStatement = {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** The group is refused when this statement gives back no row: a precondition, said in SQL. */
  readonly mustReturnRow?: boolean;
};

/** What must be stored together or not at all. */
export type BatchGroup = readonly BatchStatement[];

/** What became of one group; the others are not touched by it. */
export type GroupOutcome =
  | { readonly kind: 'stored' }
  /** A precondition did not hold; `statement` is its place in the group. Nothing of the group is stored. */
  | { readonly kind: 'refused'; readonly statement: number }
  /** The statements themselves are at fault (a constraint, a type). Nothing of the group is stored. */
  | { readonly kind: 'failed'; readonly error: Error };

/**
 * Runs all groups in one transaction and one message; resolves, once it is on stable storage, with one outcome per
 * group: a group that is refused or fails is undone alone. Rejects with AppError `storage-failing` when storage fails:
 * then no group is stored, unless the answer itself was lost on its way.
 */
export type Batch = (groups: readonly BatchGroup[]) => Promise<readonly GroupOutcome[]>;
