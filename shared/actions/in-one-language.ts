import { TextLanguage } from '#shared/drafting/text/text-shape.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import type { TextWords } from './action-words.ts';

/** The reader's language if it is written in it, else the first that it is; null: nothing is written. */
export function inOneLanguage(
  words: TextWords,
  locale: Locale,
): { readonly language: TextLanguage; readonly words: string } | null {
  const own = Object.values(TextLanguage).find((language) => language === locale);
  const order = [...(own === undefined ? [] : [own]), ...Object.values(TextLanguage)];
  for (const language of order) {
    const told = words[language];
    if (told !== undefined) return { language, words: told };
  }
  return null;
}
