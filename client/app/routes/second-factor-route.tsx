import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accountQuery } from '#client/auth/account/account-queries.ts';
import { CodesSection } from '#client/auth/account/codes-section.tsx';
import { PasskeysSection } from '#client/auth/account/passkeys-section.tsx';
import { ProofForm } from '#client/auth/account/proof-form.tsx';
import { LoginForm } from '#client/auth/login/login-form.tsx';
import { QuietMessage } from '#client/ui/quiet-message.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import type { Account } from '#shared/auth/account.ts';
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
      {account !== undefined && <Proving account={account} to={to ?? null} onEntered={onEntered} />}
    </VisitorPage>
  );
}

type ProvingProps = { account: Account; to: string | null; onEntered: () => Promise<void> };

function Proving({ account, to, onEntered }: ProvingProps) {
  const { t } = useTranslation('login');
  const { mustProve, hasCodes, passkeys } = account;
  // Stays once begun: after the first code there are recovery codes to be written down.
  const [isFirst] = useState(mustProve && !hasCodes && passkeys.length === 0);
  return (
    <>
      {!mustProve && (
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
      {isFirst && (
        <>
          {account.hasPassword && <CodesSection account={account} />}
          <PasskeysSection account={account} />
        </>
      )}
      {!isFirst && mustProve && hasCodes && <ProofForm onProved={onEntered} />}
      {!isFirst && mustProve && !hasCodes && (
        <>
          <p>{t('provePasskey')}</p>
          <LoginForm to={to} onEntered={onEntered} />
        </>
      )}
    </>
  );
}
