import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { exhaustive } from '#shared/core/exhaustive.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import { browserLocale, rememberedLocale } from './locale-memory.ts';

/** Only the chosen language is loaded: every catalogue is complete, so none falls back on another. */
async function catalogueOf(locale: Locale) {
  switch (locale) {
    case 'en':
      return (await import('#shared/i18n/messages/en/english.ts')).english;
    case 'ru':
      return (await import('#shared/i18n/messages/ru/russian.ts')).russian;
    case 'hi':
      return (await import('#shared/i18n/messages/hi/hindi.ts')).hindi;
    default:
      return exhaustive(locale);
  }
}

/** Loads the words of a language and shows them; the page's `lang` follows. */
export async function showLocale(locale: Locale): Promise<void> {
  const catalogue = await catalogueOf(locale);
  for (const [domain, words] of Object.entries(catalogue)) {
    i18next.addResourceBundle(locale, domain, words, true, true);
  }
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}

/** Before the first render, so that no screen ever shows keys or a second language for a moment. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    fallbackLng: false,
    defaultNS: 'common',
    keySeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: {},
  });
  await showLocale(rememberedLocale(null) ?? browserLocale());
}
