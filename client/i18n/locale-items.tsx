import { Menu } from '@mantine/core';
import { localeSchema, locales, ownName } from '#shared/i18n/locale.ts';
import { rememberLocale } from './locale-memory.ts';
import { showLocale } from './start-i18n.ts';
import { useLocale } from './use-locale.ts';

/** The languages of the interface, inside a menu; the choice is kept on this device, for this member if there is one. */
export function LocaleItems({ member }: { member: string | null }) {
  const current = useLocale();
  const choose = (value: string) => {
    const locale = localeSchema.parse(value);
    rememberLocale(locale, member);
    void showLocale(locale);
  };
  return (
    <Menu.RadioGroup value={current} onChange={choose}>
      {locales.map((locale) => (
        <Menu.RadioItem key={locale} value={locale} lang={locale} closeMenuOnClick>
          {ownName[locale]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
