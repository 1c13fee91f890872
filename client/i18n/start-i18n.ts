import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { exhaustive } from '#shared/core/exhaustive.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import { browserLocale, rememberedLocale } from './locale-memory.ts';

type Catalogue = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Only the chosen language is loaded: every catalogue is complete, so none falls back on another. */
async function firstWords(locale: Locale): Promise<Catalogue> {
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

async function followUpWords(locale: Locale): Promise<Catalogue> {
  switch (locale) {
    case 'en':
      return (await import('#shared/i18n/messages/en/english-follow-up.ts')).englishFollowUp;
    case 'ru':
      return (await import('#shared/i18n/messages/ru/russian-follow-up.ts')).russianFollowUp;
    case 'hi':
      return (await import('#shared/i18n/messages/hi/hindi-follow-up.ts')).hindiFollowUp;
    default:
      return exhaustive(locale);
  }
}

/** Once a screen has needed them, every language comes with them. */
let isFollowUpNeeded = false;
/** The language that was asked for last: what comes late for another one is not shown. */
let wanted: Locale | null = null;

async function load(locale: Locale): Promise<void> {
  const words = await Promise.all([firstWords(locale), ...(isFollowUpNeeded ? [followUpWords(locale)] : [])]);
  for (const [domain, sentences] of words.flatMap((catalogue) => Object.entries(catalogue))) {
    i18next.addResourceBundle(locale, domain, sentences, true, true);
  }
}

/** Loads the words of a language and shows them; the page's `lang` follows. */
export async function showLocale(locale: Locale): Promise<void> {
  wanted = locale;
  await load(locale);
  if (wanted !== locale) return;
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}

/**
 * For the code of a screen of the register, or of what belongs to it: comes together with its words, in the language that
 * is shown by then.
 */
export async function withFollowUpWords<Code>(code: Promise<Code>): Promise<Code> {
  isFollowUpNeeded = true;
  // It may fail while its words still come; whoever waits is told by what is returned.
  code.catch(() => undefined);
  let locale: Locale | null;
  do {
    locale = wanted;
    if (locale !== null) await load(locale);
  } while (locale !== wanted);
  return code;
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
