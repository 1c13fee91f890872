import { localeSchema, type Locale } from '#shared/i18n/locale.ts';

const lastUsed = 'alternat:locale';
const ofMember = (member: string) => `${lastUsed}:${member}`;

/** The language last chosen on this device, by this member when one is named; null when none was, or storage is closed. */
export function rememberedLocale(member: string | null): Locale | null {
  try {
    const stored = localStorage.getItem(member === null ? lastUsed : ofMember(member));
    const locale = localeSchema.safeParse(stored);
    return locale.success ? locale.data : null;
  } catch {
    // Storage may be closed by the browser's settings: then the choice lasts as long as the tab.
    return null;
  }
}

export function rememberLocale(locale: Locale, member: string | null): void {
  try {
    localStorage.setItem(lastUsed, locale);
    if (member !== null) localStorage.setItem(ofMember(member), locale);
  } catch {
    // As above.
  }
}

/** What this browser asks for, as far as we speak it. */
export function browserLocale(): Locale {
  for (const tag of navigator.languages) {
    const locale = localeSchema.safeParse(tag.slice(0, 2).toLowerCase());
    if (locale.success) return locale.data;
  }
  return 'en';
}
