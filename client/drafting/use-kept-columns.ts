import { useState } from 'react';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/**
 * The languages that have been shown so far, in the order of the columns. Once shown, a column is only hidden, never
 * taken down: its undo history and its place stay.
 */
export function useKeptColumns(
  languages: readonly TextLanguage[],
  shown: readonly TextLanguage[],
): readonly TextLanguage[] {
  const [opened, setOpened] = useState<readonly TextLanguage[]>(shown);
  const fresh = shown.filter((language) => !opened.includes(language));
  if (fresh.length > 0) setOpened([...opened, ...fresh]);
  return languages.filter((language) => opened.includes(language) || shown.includes(language));
}
