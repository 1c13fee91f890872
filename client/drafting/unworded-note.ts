import type { CSSProperties } from 'react';

/** The style sheet writes it where words are missing: so it follows the interface language without a new drawing. */
export function unwordedNote(words: string): CSSProperties {
  // A custom property is not in React's list of styles.
  return { '--unworded': JSON.stringify(words) } as CSSProperties;
}
