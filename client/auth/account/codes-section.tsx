import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '#client/ui/card-section.tsx';
import styles from '#client/ui/plain-rows.module.css';
import { TextButton } from '#client/ui/text-button.tsx';
import type { Account } from '#shared/auth/account.ts';
import { beginCodes, removeCodes, renewRecovery } from './account-commands.ts';
import { PasswordAsked } from './password-asked.tsx';
import { ProofForm } from './proof-form.tsx';
import { QrPicture } from './qr-picture.tsx';

type Step =
  | { kind: 'rest' }
  | { kind: 'password'; for: 'begin' | 'remove' | 'recovery' }
  | { kind: 'begun'; uri: string; recovery: readonly string[] }
  | { kind: 'recovery'; recovery: readonly string[] };

/** Codes of an authenticator as a second proof at every login by password. */
export function CodesSection({ account }: { account: Account }) {
  const { t } = useTranslation('account');
  const [step, setStep] = useState<Step>({ kind: 'rest' });
  const rest = () => setStep({ kind: 'rest' });
  const show = (recovery: readonly string[]) => setStep({ kind: 'recovery', recovery });
  return (
    <CardSection title={t('codesTitle')} lead={t(account.hasCodes ? 'codesOn' : 'codesLead')}>
      {step.kind === 'rest' && (
        <Choices hasCodes={account.hasCodes} onChoose={(each) => setStep({ kind: 'password', for: each })} />
      )}
      {step.kind === 'password' && (
        <PasswordAsked
          label={t(`codes-${step.for}`)}
          onCancel={rest}
          onRight={async (password) => {
            if (step.for === 'begin') setStep({ kind: 'begun', ...(await beginCodes(password)) });
            else if (step.for === 'recovery') show(await renewRecovery(password));
            else await removeCodes(password).then(rest);
          }}
        />
      )}
      {step.kind === 'begun' && (
        <Enrolment uri={step.uri} onProved={() => Promise.resolve(show(step.recovery))} />
      )}
      {step.kind === 'recovery' && <Recovery codes={step.recovery} onKept={rest} />}
    </CardSection>
  );
}

type ChoicesProps = { hasCodes: boolean; onChoose: (what: 'begin' | 'remove' | 'recovery') => void };

function Choices({ hasCodes, onChoose }: ChoicesProps) {
  const { t } = useTranslation('account');
  const choices = hasCodes ? (['recovery', 'remove'] as const) : (['begin'] as const);
  return (
    <div className={styles.buttons}>
      {choices.map((each) => (
        <TextButton key={each} onClick={() => onChoose(each)}>
          {t(`codes-${each}`)}
        </TextButton>
      ))}
    </div>
  );
}

function Enrolment({ uri, onProved }: { uri: string; onProved: () => Promise<void> }) {
  const { t } = useTranslation('account');
  return (
    <>
      <p>{t('codesScan')}</p>
      <QrPicture text={uri} label={t('codesPicture')} />
      <details>
        <summary>{t('codesByHand')}</summary>
        <p className={styles.secret} lang="zxx" translate="no">
          {new URL(uri).searchParams.get('secret')}
        </p>
      </details>
      <ProofForm onProved={onProved} />
    </>
  );
}

function Recovery({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation('account');
  return (
    <>
      <output>{t('recoveryLead')}</output>
      <ul className={styles.codes} aria-label={t('recoveryTitle')}>
        {codes.map((code) => (
          <li key={code} lang="zxx" translate="no">
            {code}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <TextButton weight="main" onClick={onKept}>
          {t('recoveryKept')}
        </TextButton>
      </div>
    </>
  );
}
