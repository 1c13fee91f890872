import { Menu } from '@mantine/core';
import { localeSchema, locales, ownName, type Locale } from '#shared/i18n/locale.ts';
import { useLocale } from './use-locale.ts';

/** The languages of the interface, inside a menu. */
export function LocaleItems({ choose }: { choose: (locale: Locale) => void }) {
  const current = useLocale();
  return (
    <Menu.RadioGroup value={current} onChange={(value) => choose(localeSchema.parse(value))}>
      {locales.map((locale) => (
        <Menu.RadioItem key={locale} value={locale} lang={locale} closeMenuOnClick>
          {ownName[locale]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
