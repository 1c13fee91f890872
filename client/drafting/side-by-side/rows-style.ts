import type { CSSProperties } from 'react';

/** How many rows the sheet has, for its style sheet. */
export function rowsStyle(count: number): CSSProperties {
  // A custom property is not in React's list of styles.
  return { '--rows': Math.max(1, count) } as CSSProperties;
}
