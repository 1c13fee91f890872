import type { CalendarDay } from '#shared/core/instant.ts';
import { formatDay } from '#shared/i18n/format-day.ts';
import type { Locale } from '#shared/i18n/locale.ts';
import type { LocalizedName } from '#shared/sides/localized-name.ts';
import type { DocumentKind } from './document.ts';

type Facts = {
  kind: DocumentKind;
  session: number;
  /** Of minutes. */
  subGroup: LocalizedName | null;
  today: CalendarDay;
};

type Titles = Readonly<Record<DocumentKind, (session: string, subGroup: string, day: string) => string>>;

const titles: Readonly<Record<Locale, Titles>> = {
  en: {
    protocol: (session) => `Protocol of the ${session} Session of the Working Group`,
    minutes: (_session, subGroup, day) => `Minutes: ${subGroup}, ${day}`,
    agenda: (session) => `Agenda of the ${session} Session`,
    note: (_session, _subGroup, day) => `Note of ${day}`,
  },
  ru: {
    protocol: (session) => `Протокол ${session} заседания Рабочей группы`,
    minutes: (_session, subGroup, day) => `Протокол заседания: ${subGroup}, ${day}`,
    agenda: (session) => `Повестка дня ${session} заседания`,
    note: (_session, _subGroup, day) => `Записка от ${day}`,
  },
  hi: {
    protocol: (session) => `कार्य समूह के ${session} सत्र का प्रोटोकॉल`,
    minutes: (_session, subGroup, day) => `बैठक का कार्यवृत्त: ${subGroup}, ${day}`,
    agenda: (session) => `${session} सत्र की कार्यसूची`,
    note: (_session, _subGroup, day) => `टिप्पण, ${day}`,
  },
};

/** The title that a new document has unless somebody writes another, in every language of the interface. */
export function defaultTitle({ kind, session, subGroup, today }: Facts): LocalizedName {
  const titleIn = (locale: Locale): string =>
    titles[locale][kind](ordinalOf(session, locale), subGroup?.[locale] ?? '', formatDay(today, locale));
  return { en: titleIn('en'), ru: titleIn('ru'), hi: titleIn('hi') };
}

const englishEndings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
const englishOrdinals = new Intl.PluralRules('en', { type: 'ordinal' });

/** The number of a session as a title speaks of it: "11th", in Russian genitive, in Hindi oblique. */
export function ordinalOf(session: number, locale: Locale): string {
  if (locale === 'ru') return `${session}-го`;
  if (locale === 'hi') return `${session}वें`;
  return `${session}${englishEndings[englishOrdinals.select(session)] ?? 'th'}`;
}
