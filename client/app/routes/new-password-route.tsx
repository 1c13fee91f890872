import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NewPasswordForm } from '#client/auth/login/new-password-form.tsx';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { useLinkToken } from './link-token.ts';
import { VisitorPage } from './visitor-page.tsx';

/** By a link: choosing a new password. */
export function NewPasswordRoute() {
  const { t } = useTranslation('login');
  const token = useLinkToken();
  const [isChosen, setChosen] = useState(false);
  if (token === '') {
    return (
      <VisitorPage title={t('newPasswordTitle')}>
        <QuietMessage tone="error">{t('link-unknown')}</QuietMessage>
      </VisitorPage>
    );
  }
  return (
    <VisitorPage title={t('newPasswordTitle')} lead={t('newPasswordLead')}>
      {isChosen ? (
        <QuietMessage action={<Link to="/login">{t('toLogin')}</Link>}>{t('passwordChosen')}</QuietMessage>
      ) : (
        <NewPasswordForm token={token} onChosen={() => setChosen(true)} />
      )}
    </VisitorPage>
  );
}
