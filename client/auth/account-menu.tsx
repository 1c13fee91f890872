import { Menu, UnstyledButton } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LocaleItems } from '#client/i18n/locale-items.tsx';
import { useLocale } from '#client/i18n/use-locale.ts';
import { AppearanceItems } from '#client/theme/appearance-items.tsx';
import { ColourTag, type Hue } from '#client/ui/colour-tag.tsx';
import type { Me } from '#shared/auth/me.ts';
import styles from './account-menu.module.css';

type Props = {
  me: Me;
  /** Letters and colour of my Side; null for somebody of neither. */
  look: { letters: string; hue: Hue } | null;
  onLogOut: () => void;
};

/** Who I am, how I see the product, and the way out. */
export function AccountMenu({ me, look, onLogOut }: Props) {
  const { t } = useTranslation(['auth', 'access', 'common']);
  const locale = useLocale();
  const name = me.member.name[locale];
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={styles.account}>
          {look !== null && <ColourTag letters={look.letters} hue={look.hue} />}
          <span className={styles.name}>{name}</span>
          <ChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.side === null ? '' : `${me.side.name[locale]}: `}
          {t(`access:role-${me.member.role}`)}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('common:interfaceLanguage')}</Menu.Label>
        <LocaleItems member={me.member.id} />
        <Menu.Divider />
        <Menu.Label>{t('common:appearance')}</Menu.Label>
        <AppearanceItems />
        <Menu.Divider />
        <Menu.Item onClick={onLogOut}>{t('auth:logOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
