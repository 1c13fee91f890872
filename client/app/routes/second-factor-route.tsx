import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { accountQuery } from '#client/auth/account/account-queries.ts';
import { CodesSection } from '#client/auth/account/codes-section.tsx';
import { PasskeysSection } from '#client/auth/account/passkeys-section.tsx';
import { ProofForm } from '#client/auth/account/proof-form.tsx';
import { LoginForm } from '#client/auth/login/login-form.tsx';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { useEntering } from './use-entering.ts';
import { VisitorPage } from './visitor-page.tsx';

const route = getRouteApi('/second-factor');

/** For whoever's role demands a second factor: showing the one there is, or setting one up, before anything else. */
export function SecondFactorRoute() {
  const { t } = useTranslation('login');
  const { to } = route.useSearch();
  const onEntered = useEntering(to ?? '/');
  const { data: account, error } = useQuery(accountQuery);
  return (
    <VisitorPage title={t('proveTitle')} lead={t('proveLead')}>
      {error !== null && <LoginForm to={to ?? null} onEntered={onEntered} />}
      {account !== undefined && !account.mustProve && (
        <QuietMessage
          action={
            <TextButton weight="main" onClick={() => void onEntered()}>
              {t('goOn')}
            </TextButton>
          }
        >
          {t('proved')}
        </QuietMessage>
      )}
      {account?.mustProve === true && account.hasCodes && <ProofForm onProved={onEntered} />}
      {account?.mustProve === true && !account.hasCodes && account.passkeys.length > 0 && (
        <>
          <p>{t('provePasskey')}</p>
          <LoginForm to={to ?? null} onEntered={onEntered} />
        </>
      )}
      {account?.mustProve === true && !account.hasCodes && account.passkeys.length === 0 && (
        <>
          <CodesSection account={account} />
          <PasskeysSection account={account} />
        </>
      )}
    </VisitorPage>
  );
}
