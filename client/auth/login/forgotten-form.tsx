import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import form from '#client/ui/dialog-form.module.css';
import { LabelledField } from '#client/ui/labelled-field.tsx';
import { TextButton } from '#client/ui/text-button.tsx';
import { useCommand } from '#client/ui/use-command.ts';
import { askForNewPassword } from './login-commands.ts';
import styles from './login-form.module.css';
import { loginMethodsQuery } from './login-queries.ts';

/** The way to a new password; never tells whether there is such an account. */
export function ForgottenForm({ email: known, onBack }: { email: string; onBack: () => void }) {
  const { t } = useTranslation('login');
  const { data: methods } = useQuery(loginMethodsQuery);
  const [email, setEmail] = useState(known);
  const [isAsked, setAsked] = useState(false);
  const { isRunning, failure, run } = useCommand();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run(async () => {
      await askForNewPassword(email);
      setAsked(true);
    });
  };
  if (methods?.mail === false || isAsked) {
    return (
      <div className={styles.form}>
        <output className={styles.lead}>{t(isAsked ? 'forgottenAsked' : 'forgottenNoMail')}</output>
        <div className={styles.buttons}>
          <TextButton onClick={onBack}>{t('back')}</TextButton>
        </div>
      </div>
    );
  }
  return (
    <form className={styles.form} onSubmit={submit} data-form="forgotten">
      <p className={styles.lead}>{t('forgottenLead')}</p>
      <LabelledField
        label={t('email')}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      {failure !== null && (
        <p role="alert" className={form.failure}>
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <TextButton type="submit" weight="main" disabled={isRunning}>
          {t('forgottenSend')}
        </TextButton>
        <TextButton onClick={onBack}>{t('back')}</TextButton>
      </div>
    </form>
  );
}
