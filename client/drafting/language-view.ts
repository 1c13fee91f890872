import type { Locale } from '#shared/i18n/locale.ts';
import type { TextLanguage } from '#shared/drafting/text/text-shape.ts';

/** One language of a text, or all of them side by side. */
export type LanguageView = TextLanguage | 'both';

/** The reader's own language first, as in the reader's own original; the others keep their order. */
export function inReadersOrder(languages: readonly TextLanguage[], locale: Locale): TextLanguage[] {
  return [...languages].sort((a, b) => Number(b === locale) - Number(a === locale));
}

/** What is shown: what was asked for, as far as the document has it and the window has room for it. */
export function shownLanguages(
  asked: LanguageView | undefined,
  languages: readonly TextLanguage[],
  isWide: boolean,
): TextLanguage[] {
  if (asked !== undefined && asked !== 'both' && languages.includes(asked)) return [asked];
  return isWide ? [...languages] : languages.slice(0, 1);
}
