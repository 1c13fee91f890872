import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { knowsPasskeys } from '#client/browser/passkey.ts';
import form from '#client/ui/dialog-form.module.css';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { useCommand } from '#client/ui/use-command.ts';
import { enterByPassword, enterByPasskey, goToSignOn } from './login-commands.ts';
import styles from './login-form.module.css';
import { loginMethodsQuery } from './login-queries.ts';
import { ForgottenForm } from './forgotten-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

type Props = {
  /** Where single sign-on brings the person back to. */
  to: string | null;
  /** The login has begun. */
  onEntered: () => Promise<void>;
};

/** Every way to show who one is that this server offers. */
export function LoginForm({ to, onEntered }: Props) {
  const [step, setStep] = useState<'password' | 'second-factor' | 'forgotten'>('password');
  const [email, setEmail] = useState('');
  const back = () => setStep('password');
  if (step === 'second-factor') return <SecondFactorForm onEntered={onEntered} onBack={back} />;
  if (step === 'forgotten') return <ForgottenForm email={email} onBack={back} />;
  return (
    <div className={styles.ways}>
      <PasswordForm
        email={email}
        onEmail={setEmail}
        onForgotten={() => setStep('forgotten')}
        onRight={async (next) => (next === 'entered' ? onEntered() : setStep('second-factor'))}
      />
      <OtherWays to={to} onEntered={onEntered} />
    </div>
  );
}

type PasswordProps = {
  email: string;
  onEmail: (email: string) => void;
  onForgotten: () => void;
  onRight: (next: 'entered' | 'second-factor') => Promise<void>;
};

function PasswordForm({ email, onEmail, onForgotten, onRight }: PasswordProps) {
  const { t } = useTranslation('login');
  const [password, setPassword] = useState('');
  const { isRunning, failure, run } = useCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => onRight(await enterByPassword(email, password)));
  };
  return (
    <form className={styles.form} onSubmit={submit} data-form="password">
      <LabelledField
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username webauthn"
        required
        value={email}
        onChange={(event) => onEmail(event.currentTarget.value)}
      />
      <LabelledField
        label={t('password')}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {failure !== null && (
        <p role="alert" className={form.failure}>
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <TextButton type="submit" weight="main" disabled={isRunning}>
          {t('enter')}
        </TextButton>
        <TextButton onClick={onForgotten}>{t('forgotten')}</TextButton>
      </div>
    </form>
  );
}

function OtherWays({ to, onEntered }: Props) {
  const { t } = useTranslation('login');
  const { data: methods } = useQuery(loginMethodsQuery);
  const { isRunning, failure, run, fail } = useCommand();
  const byPasskey = () =>
    run(async () => {
      if (await enterByPasskey()) await onEntered();
      else fail(t('passkeyStopped'));
    });
  const name = methods?.singleSignOn ?? null;
  return (
    <section className={styles.others} aria-label={t('otherWays')}>
      {knowsPasskeys() && (
        <TextButton disabled={isRunning} onClick={byPasskey}>
          {t('withPasskey')}
        </TextButton>
      )}
      {name !== null && (
        <TextButton disabled={isRunning} onClick={() => run(() => goToSignOn(to))}>
          {t('withProvider', { name })}
        </TextButton>
      )}
      {failure !== null && (
        <p role="alert" className={form.failure}>
          {failure}
        </p>
      )}
    </section>
  );
}
