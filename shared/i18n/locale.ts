import { z } from 'zod/mini';

/** Languages of the interface. Languages of texts are another thing: `TextLanguage` in drafting. */
export const Locale = { en: 'en', ru: 'ru', hi: 'hi' } as const;
export type Locale = (typeof Locale)[keyof typeof Locale];

export const localeSchema = z.enum(Locale);

export const locales: readonly Locale[] = [Locale.en, Locale.ru, Locale.hi];

/** BCP 47 tag for dates and numbers: day before month everywhere. */
export const formatTag: Readonly<Record<Locale, string>> = { en: 'en-GB', ru: 'ru-RU', hi: 'hi-IN' };

/** Each language's own name, the same in every interface language. */
export const ownName: Readonly<Record<Locale, string>> = { en: 'English', ru: 'Русский', hi: 'हिन्दी' };
