import { Menu } from '@mantine/core';
import { Globe } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/icon-button.tsx';
import { ownName, type Locale } from '#shared/i18n/locale.ts';
import { LocaleItems } from './locale-items.tsx';
import { rememberLocale } from './locale-memory.ts';
import { showLocale } from './start-i18n.ts';
import { useLocale } from './use-locale.ts';

/** The language of the interface, where nobody is logged in yet. */
export function LocaleSwitch() {
  const { t } = useTranslation('common');
  const current = useLocale();
  const choose = (locale: Locale) => {
    rememberLocale(locale, null);
    void showLocale(locale);
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={`${t('interfaceLanguage')}: ${ownName[current]}`} icon={<Globe />} />
      </Menu.Target>
      <Menu.Dropdown>
        <LocaleItems choose={choose} />
      </Menu.Dropdown>
    </Menu>
  );
}
