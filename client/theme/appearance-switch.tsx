import { Menu } from '@mantine/core';
import { SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '#client/ui/icon-button.tsx';
import { AppearanceItems } from './appearance-items.tsx';

/** Light or dark, where nobody is logged in yet. */
export function AppearanceSwitch() {
  const { t } = useTranslation('common');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('appearance')} icon={<SunMoon />} />
      </Menu.Target>
      <Menu.Dropdown>
        <AppearanceItems />
      </Menu.Dropdown>
    </Menu>
  );
}
