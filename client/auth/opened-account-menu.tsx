import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LocaleItems } from '#client/i18n/locale-items.tsx';
import { useLocale } from '#client/i18n/use-locale.ts';
import { AppearanceItems } from '#client/theme/appearance-items.tsx';
import { may } from '#shared/access/ability.ts';
import { Verb } from '#shared/access/verb.ts';
import { AccountButton } from './account-button.tsx';
import type { AccountMenuProps } from './account-menu.tsx';
import { chooseLocale } from './auth-commands.ts';

/** The account's menu from its first opening on; it stands open when it appears. */
export function OpenedAccountMenu({ me, look, onLogOut }: AccountMenuProps) {
  const { t } = useTranslation(['auth', 'access', 'common']);
  const queryClient = useQueryClient();
  const locale = useLocale();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    // It takes the place of the button that was pressed: the focus first, so that closing gives it back.
    button.current?.focus();
    const timer = setTimeout(() => setOpen(true));
    return () => clearTimeout(timer);
  }, []);
  return (
    <Menu position="bottom-end" width={240} opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <AccountButton ref={button} me={me} look={look} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.side === null ? '' : `${me.side.name[locale]}: `}
          {t(`access:role-${me.member.role}`)}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('common:interfaceLanguage')}</Menu.Label>
        <LocaleItems choose={(chosen) => void chooseLocale(queryClient, me.member.id, chosen)} />
        <Menu.Divider />
        <Menu.Label>{t('common:appearance')}</Menu.Label>
        <AppearanceItems />
        <Menu.Divider />
        <Menu.Item component={Link} to="/account">
          {t('auth:account')}
        </Menu.Item>
        {may(me.member, Verb.readMembers, { type: 'members', side: me.member.side }) && (
          <Menu.Item component={Link} to="/members">
            {t('auth:members')}
          </Menu.Item>
        )}
        {may(me.member, Verb.readAudit, { type: 'audit', readers: 'joint' }) && (
          <Menu.Item component={Link} to="/audit">
            {t('auth:audit')}
          </Menu.Item>
        )}
        <Menu.Item onClick={onLogOut}>{t('auth:logOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
