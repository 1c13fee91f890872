import type { Locale } from '#shared/i18n/locale.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** One language of a text, or two side by side. */
export type LanguageView = TextLanguage | 'both';

/** The reader's own language first, as in the reader's own original; the others keep their order. */
export function inReadersOrder(languages: readonly TextLanguage[], locale: Locale): TextLanguage[] {
  return [...languages].sort((a, b) => Number(b === locale) - Number(a === locale));
}

/** Side by side there is room for two: the reader's own, when the text has it, and the one that follows. */
export const sideBySide = (languages: readonly TextLanguage[]): TextLanguage[] => languages.slice(0, 2);

/** What is shown: what was asked for, as far as the document has it and the window has room for it. */
export function shownLanguages(
  asked: LanguageView | undefined,
  languages: readonly TextLanguage[],
  isWide: boolean,
): TextLanguage[] {
  if (asked !== undefined && asked !== 'both' && languages.includes(asked)) return [asked];
  return isWide ? sideBySide(languages) : languages.slice(0, 1);
}
