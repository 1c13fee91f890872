import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accountQuery } from '#client/auth/account/account-queries.ts';
import { CodesSection } from '#client/auth/account/codes-section.tsx';
import { LoginsSection } from '#client/auth/account/logins-section.tsx';
import { PasskeysSection } from '#client/auth/account/passkeys-section.tsx';
import { PasswordSection } from '#client/auth/account/password-section.tsx';
import { SectionPage } from './section-page.tsx';

/** How I log in, and where I am logged in. */
export function AccountRoute() {
  const { t } = useTranslation('account');
  const { data: account } = useSuspenseQuery(accountQuery);
  return (
    <SectionPage title={t('title')} lead={t('lead')}>
      {account.hasPassword && (
        <p lang="zxx" translate="no">
          {account.email}
        </p>
      )}
      {account.hasPassword && <PasswordSection />}
      <PasskeysSection account={account} />
      {account.hasPassword && <CodesSection account={account} />}
      <LoginsSection account={account} />
    </SectionPage>
  );
}
